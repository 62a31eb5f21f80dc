import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

const letters = 20

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value with its fields in order, and with what is in its files in place of their paths. */
async function identityOf(value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map(identityOf))
  if (!isRecord(value)) return value
  if (typeof value.path === 'string' && Object.keys(value).length === 1) {
    return { sha256: await hashOfFile(value.path) }
  }
  const names = Object.keys(value).toSorted()
  return { fields: await Promise.all(names.map(async (name) => [name, await identityOf(value[name])])) }
}

/** What tells a request from others: the same for the same fields in whichever order, and for the same files. */
export async function fingerprintOf(request: object): Promise<string> {
  const text = JSON.stringify(await identityOf(request))
  return createHash('sha256').update(text).digest('hex').slice(0, letters)
}
