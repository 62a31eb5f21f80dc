import { lstat } from 'node:fs/promises'
import { MediaplugError } from '../../error/error.js'
import { isError } from '../../error/is-error.js'
import { messageOf } from '../../error/message.js'
import { checkNames } from '../disk/prepare-file.js'
import { noProgress } from '../file/progress.js'
import { readLog } from '../file/read-log.js'
import { createOutstanding, type Outstanding } from '../outstanding.js'
import { createEnded, type Ended } from './ended.js'

/** What another journal's file holds. */
export interface Peer {
  readonly path: string
  readonly outstanding: Outstanding
  readonly ended: Ended
  /** Whether it holds not even the beginning of a journal. */
  readonly isBlank: boolean
}

const isMissing = (error: unknown): boolean => isError(error) && 'code' in error && error.code === 'ENOENT'

async function read(path: string): Promise<Peer> {
  const found = await lstat(path)
  if (!found.isFile()) throw new MediaplugError('journal', `'${path}' is no file; move it elsewhere.`)
  checkNames(path, found)
  const ended = createEnded()
  const outstanding = createOutstanding(true)
  const { soundBytes } = await readLog(path, noProgress, {
    ...outstanding,
    add(record) {
      ended.add(record)
      outstanding.add(record)
    },
  })
  return { path, outstanding, ended, isBlank: soundBytes === 0 }
}

/**
 * Reads another journal's file, and changes nothing.
 *
 * @returns `undefined` when it is gone.
 * @throws MediaplugError `journal` that names the file and says what is wrong with it.
 */
export async function readPeer(path: string): Promise<Peer | undefined> {
  try {
    return await read(path)
  } catch (cause) {
    if (MediaplugError.is(cause)) throw cause
    if (isMissing(cause)) return undefined
    throw new MediaplugError('journal', `'${path}' cannot be read: ${messageOf(cause)}`, { cause })
  }
}
