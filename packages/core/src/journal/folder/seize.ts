import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { MediaplugError } from '../../error/error.js'
import { messageOf } from '../../error/message.js'
import { truncate } from '../disk/disk.js'
import { removePartials } from '../disk/replace-file.js'
import { type Lock, type LockOptions, takeIfFree } from '../lock/lock.js'
import { isMadeName } from './entries.js'
import { type Peer, readPeer } from './peer.js'

/** A file of a process that has ended, which this process alone has until its lock is withdrawn. */
export interface Seized {
  readonly peer: Peer
  readonly lock: Lock
}

async function read(path: string, lock: Lock): Promise<Seized | undefined> {
  await removePartials(path)
  const peer = await readPeer(path)
  // What is blank and has another name may be anybody's.
  return peer && (!peer.isBlank || isMadeName(basename(path))) ? { peer, lock } : undefined
}

/**
 * Takes a file that no living process has, and reads it.
 *
 * @returns `undefined` when it is in use or gone.
 * @throws MediaplugError `journal` when it cannot be taken or read; then it is not changed.
 */
export async function seize(path: string, options: LockOptions = {}): Promise<Seized | undefined> {
  let lock: Lock | undefined
  let seized: Seized | undefined
  try {
    lock = await takeIfFree(path, options)
    seized = lock && (await read(path, lock))
    return seized
  } catch (cause) {
    if (MediaplugError.is(cause)) throw cause
    throw new MediaplugError('journal', `'${path}' cannot be taken over: ${messageOf(cause)}`, { cause })
  } finally {
    if (!seized) await lock?.withdraw()
  }
}

/**
 * Removes a file that was taken over, when all that it held is on disk elsewhere. One that cannot be removed is
 * emptied, lest its tasks are taken over once more.
 *
 * @throws MediaplugError `journal` when neither can be done.
 */
export async function discard({ peer: { path }, lock }: Seized): Promise<void> {
  // Another process may have taken this one for dead, and the file over.
  if (!(await lock.stands())) return
  try {
    await rm(path, { force: true }).catch(() => truncate(path, 0))
  } catch (cause) {
    throw new MediaplugError(
      'journal',
      `'${path}' was taken over and can be neither removed nor emptied: ${messageOf(cause)} Remove it: its tasks will be told again otherwise.`,
      { cause },
    )
  }
}
