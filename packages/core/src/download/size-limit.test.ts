import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { file, openFile, size, turnsUntil } from '../../test/download-scene.js'
import { rejection } from '../../test/rejection.js'
import { raw, resetWithin } from '../../test/replies.js'
import type { Reply } from '../../test/scripted-vendor.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

/** Announces a length, and never sends a byte of the body. */
const announce =
  (status: number, headers: Record<string, string | number>): Reply =>
  (response) => {
    response.writeHead(status, headers).flushHeaders()
  }

describe('a limit on the size', () => {
  test('refuses a file that announces more before a byte of it is read, and closes the connection', async () => {
    const closed = vi.fn()
    const { read, vendor } = await openFile((response, request) => {
      response.on('close', closed)
      announce(200, size)(response, request)
    })
    const error = await rejection(read({ maxBytes: 9_999 }))
    expect(error).toMatchObject({ code: 'download', retryable: false })
    expect(error.message).toContain('larger than 9999 bytes')
    expect(vendor.requests).toHaveLength(1)
    await turnsUntil(() => closed.mock.calls.length > 0)
  })

  test('refuses a file of which a part announces that the whole is more', async () => {
    const { read } = await openFile(
      resetWithin(file.subarray(0, 5_000)),
      announce(206, { 'content-range': 'bytes 5000-9999/10000', 'content-length': 5_000 }),
    )
    await expect(rejection(read({ maxBytes: 9_999 }))).resolves.toMatchObject({
      code: 'download',
      retryable: false,
    })
  })

  test('stops a body without end, and closes the connection', async () => {
    const chunk = Buffer.alloc(100_000)
    let written = 0
    let closed = false
    const endless: Reply = (response) => {
      const write = (): void => {
        while (!response.destroyed && written < 1_000 && response.write(chunk)) written++
      }
      response.on('drain', write).on('close', () => {
        closed = true
      })
      write()
    }
    const { read } = await openFile(endless)
    const error = await rejection(read({ maxBytes: 300_000 }))
    expect(error.message).toContain('larger than 300000 bytes')
    await turnsUntil(() => closed)
    expect(written).toBeLessThan(200)
  })

  test('lets a file of just that size pass', async () => {
    const { read } = await openFile(raw(file, { headers: size }))
    await expect(read({ maxBytes: file.byteLength })).resolves.toEqual(file)
  })

  test('may be infinite', async () => {
    const { read } = await openFile(raw(file, { headers: size }))
    const infinite = Number.POSITIVE_INFINITY
    await expect(read({ maxBytes: infinite, timeoutMs: infinite, idleTimeoutMs: infinite })).resolves.toEqual(
      file,
    )
  })
})
