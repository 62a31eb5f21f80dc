import { MediaplugError } from '../../error/error.js'
import { listEntries } from './entries.js'
import { type Peer, readPeer } from './peer.js'

/** What other journals of a folder hold at one time. */
export interface Survey {
  readonly peers: readonly Peer[]
  /** What could not be read, one error a file. */
  readonly problems: readonly MediaplugError[]
}

const attempts = 5

interface Pass extends Survey {
  /** Whether a file vanished meanwhile. */
  readonly isPartial: boolean
}

async function readAll(paths: readonly string[]): Promise<Pass> {
  const peers: Peer[] = []
  const problems: MediaplugError[] = []
  let isPartial = false
  for (const path of paths) {
    try {
      const peer = await readPeer(path)
      if (peer) peers.push(peer)
      else isPartial = true
    } catch (error) {
      if (!MediaplugError.is(error)) throw error
      problems.push(error)
    }
  }
  return { peers, problems, isPartial }
}

const restless = (folder: string): MediaplugError =>
  new MediaplugError('journal', `files of '${folder}' vanish again and again while they are read.`)

/**
 * Reads all other journals of a folder, those of living processes included.
 *
 * What a file held that vanished meanwhile stands in another, which may not have been there before: so all are read
 * again. So they are once when one cannot be read, which its process may just have been writing to.
 *
 * @param own - The path that is left out.
 * @param except - Further paths that are left out.
 */
export async function survey(folder: string, own: string, except: readonly string[] = []): Promise<Survey> {
  for (let attempt = 1; ; attempt++) {
    const { files } = await listEntries(folder, own)
    const { peers, problems, isPartial } = await readAll(files.filter((path) => !except.includes(path)))
    if (isPartial && attempt === attempts) return { peers, problems: [...problems, restless(folder)] }
    if (!isPartial && (problems.length === 0 || attempt > 1)) return { peers, problems }
  }
}
