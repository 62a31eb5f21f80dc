/** How many places are remembered: those of the last hours, in any program that a person watches. */
const mostRemembered = 10_000
/** Systems whose disks usually hold no two names that differ in case alone. */
const foldsCase = process.platform === 'win32' || process.platform === 'darwin'

/** Who writes at a place. */
export interface Claimant {
  /** The same for the same file of the same result. */
  readonly writer: string
  /** The saving that alone may write there. Default: any that its writer begins. */
  readonly saving?: symbol | undefined
}

/** Who writes at a place just now, and how often at a time. */
interface Claim extends Claimant {
  count: number
}

const claims = new Map<string, Claim>()
/** Who wrote last at a place, the longest ago first. */
const written = new Map<string, string>()

const keyOf = (path: string): string => (foldsCase ? path.normalize('NFC').toLowerCase() : path)

/**
 * Claims a place for as long as it is written at. The same claimant may claim it again.
 *
 * @param path - Absolute, with no link in it.
 * @returns What lets the place go; `undefined` where somebody else is writing there.
 */
export function claim(path: string, { writer, saving }: Claimant): (() => void) | undefined {
  const key = keyOf(path)
  const claimed = claims.get(key) ?? { writer, saving, count: 0 }
  if (claimed.writer !== writer || claimed.saving !== saving) return undefined
  claims.set(key, claimed)
  claimed.count++
  let isHeld = true
  return () => {
    if (!isHeld) return
    isHeld = false
    claimed.count--
    if (claimed.count === 0) claims.delete(key)
  }
}

/** Whose file is being written at a place just now. */
export const writingAt = (path: string): string | undefined => claims.get(keyOf(path))?.writer

/** Who wrote last at a place, of this process. */
export const lastWriter = (path: string): string | undefined => written.get(keyOf(path))

/** Remembers who wrote at a place. */
export function rememberWriter(path: string, writer: string): void {
  const key = keyOf(path)
  written.delete(key)
  written.set(key, writer)
  if (written.size <= mostRemembered) return
  for (const oldest of written.keys()) return void written.delete(oldest)
}
