import type { Stats } from 'node:fs'
import { lstat, readlink, stat } from 'node:fs/promises'
import { dirname, isAbsolute, sep } from 'node:path'
import { systemCode } from './disk-error.js'

const nothingThere = new Set(['ENOENT', 'ENOTDIR'])
/** What is there is no link. */
const noLink = new Set([...nothingThere, 'EINVAL', 'UNKNOWN'])

async function unless<T>(codes: ReadonlySet<string>, looking: Promise<T>): Promise<T | undefined> {
  try {
    return await looking
  } catch (error) {
    if (codes.has(systemCode(error) ?? '')) return undefined
    throw error
  }
}

/** What a path leads to, links followed; `undefined` where there is nothing. */
export const statAt = (path: string): Promise<Stats | undefined> => unless(nothingThere, stat(path))

/** The path that the link at a path names; `undefined` where there is no link. */
export async function linkAt(path: string): Promise<string | undefined> {
  const text = await unless(noLink, readlink(path))
  if (text === undefined || isAbsolute(text)) return text
  // Not normalized: where '..' leads after a folder that is a link, only the system knows.
  return `${dirname(path)}${sep}${text}`
}

/** Whether there is something at a path, be it a link to nothing. */
export const isThere = async (path: string): Promise<boolean> =>
  (await unless(nothingThere, lstat(path))) !== undefined
