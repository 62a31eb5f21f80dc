// Mutants that were killed before: they need no judge as long as the source and the test that killed them are the same.
import { createHash } from 'node:crypto'
import { appendFile, mkdir, readFile } from 'node:fs/promises'

const sha = (...texts) => createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 24)

/** What a mutant is called across runs: the whole source and the change. */
export const keyOf = (source, { start, end, replacement }) =>
  sha(source, String(start), String(end), replacement)

const testFileOf = (by) => by.split(' > ')[0]

/**
 * Opens what was kept in a folder.
 *
 * @param {URL} folder
 * @param {(file: string) => Promise<string>} read - Gives a test file of the package, as it is now.
 */
export async function openKept(folder, read) {
  const file = new URL('killed.jsonl', folder)
  const text = await readFile(file, 'utf8').catch(() => '')
  const lines = text.split('\n').filter((line) => line !== '')
  const kept = new Map(lines.map(JSON.parse).map((entry) => [entry.key, entry]))
  const hashes = new Map()
  const hashOf = async (test) => {
    if (!hashes.has(test)) hashes.set(test, sha(await read(test).catch(() => '')))
    return hashes.get(test)
  }

  return {
    /** The verdict of an earlier run that still holds. */
    async find(key) {
      const entry = kept.get(key)
      if (!entry || entry.test !== (await hashOf(testFileOf(entry.by)))) return undefined
      return { outcome: 'killed', by: entry.by }
    },
    /** Keeps that a test killed a mutant. */
    async keep(key, by) {
      await mkdir(folder, { recursive: true })
      await appendFile(file, `${JSON.stringify({ key, by, test: await hashOf(testFileOf(by)) })}\n`)
    },
  }
}
