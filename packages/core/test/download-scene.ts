import type { OutgoingHttpHeaders } from 'node:http'
import { setImmediate } from 'node:timers/promises'
import { onTestFinished, vi } from 'vitest'
import { type ReadLimits, usualLimits } from '../src/download/read-limits.js'
import { readUrl } from '../src/download/read-url.js'
import { collect } from './collect.js'
import { openVendor, type Reply } from './scripted-vendor.js'

/** A file of which no part is like another. */
export const file: Buffer = Buffer.from(Array.from({ length: 10_000 }, (_, index) => (index * 7) % 251))

/** Its first half. */
export const half: Buffer = file.subarray(0, 5_000)

/** The header that announces its length. */
export const size = { 'content-length': file.byteLength }

/** A file at a vendor, which answers as scripted. */
export async function openFile(...replies: Reply[]) {
  const vendor = await openVendor()
  vendor.script('GET /file', ...replies)
  const policy = { hosts: [], trustedOrigin: vendor.origin }
  /** Its pieces, to be asked for one after the other. */
  const open = (limits: Partial<ReadLimits> = {}) =>
    readUrl(new URL(`${vendor.origin}/file`), policy, { ...usualLimits, ...limits })
  const read = async (limits?: Partial<ReadLimits>) => Buffer.concat(await collect(open(limits)))
  return { vendor, open, read, ranges: () => vendor.requests.map(({ headers }) => headers.range) }
}

/** Gives the file, or what a range asks for of it. */
export const ranged =
  (headers: OutgoingHttpHeaders = {}): Reply =>
  (response, request) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    const range = { 'content-range': `bytes ${from}-${file.byteLength - 1}/${file.byteLength}` }
    response.writeHead(from > 0 ? 206 : 200, { ...headers, ...(from > 0 ? range : {}) })
    response.end(file.subarray(from))
  }

/** Sends a byte now and then, without end. */
export const drip: Reply = (response) => {
  const timer = setInterval(() => response.write('.'), 20)
  response.on('close', () => clearInterval(timer))
}

/** Stops the clock of the program under test until the test is finished; `vi.advanceTimersByTime` moves it. */
export function stopClock(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  onTestFinished(() => void vi.useRealTimers())
}

/** Lets the sockets have their turns until something is so, while the clock stands. */
export async function turnsUntil(isSo: () => boolean): Promise<void> {
  const startedAt = process.hrtime.bigint()
  while (!isSo()) {
    if (process.hrtime.bigint() - startedAt > 20_000_000_000n) throw new Error('it has not become so')
    await setImmediate()
  }
}
