import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keepCollecting } from '../../test/collect-garbage.js'
import { drip, half, openFile, size } from '../../test/download-scene.js'
import { rejection } from '../../test/rejection.js'
import { raw, stall } from '../../test/replies.js'

const tomorrow = raw('', { status: 503, headers: { 'retry-after': '86400' } })
const announced = { headers: size }

describe('though garbage is collected all the time,', () => {
  let collecting = { stop: () => {} }
  beforeEach(() => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    collecting = keepCollecting()
  })
  afterEach(() => {
    collecting.stop()
    vi.restoreAllMocks()
  })

  test.each([
    ['nothing comes', stall()],
    ['a byte comes now and then', drip],
    ['the body stops', stall(half, announced)],
    ['the server asks to come back tomorrow', tomorrow],
  ])('the limit on the time holds while %s', async (_what, reply) => {
    const { read } = await openFile(reply)
    await expect(rejection(read({ timeoutMs: 500 }))).resolves.toMatchObject({ code: 'timeout' })
  })

  test('a reading that stops is given up and resumed after the idle time', async () => {
    const { read, ranges } = await openFile(stall(half, announced), raw('', { status: 404 }))
    await expect(rejection(read({ idleTimeoutMs: 300 }))).resolves.toMatchObject({ code: 'expired' })
    expect(ranges()[0]).toBeUndefined()
  })

  test.each([
    ['nothing comes', stall()],
    ['a byte comes now and then', drip],
    ['the server asks to come back tomorrow', tomorrow],
  ])('the time that the caller gave a signal ends a reading while %s', async (_what, reply) => {
    const { read } = await openFile(reply)
    await expect(read({ signal: AbortSignal.timeout(500) })).rejects.toThrow('timeout')
  })
})
