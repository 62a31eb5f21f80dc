import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openPicture, picture, png, temporaryFolder } from '../../test/asset-scene.js'
import { rejection } from '../../test/rejection.js'
import { raw } from '../../test/replies.js'

describe('options that are wrong are refused before anything is fetched or made:', () => {
  test.each([
    ['null', null, 'must be an object, got null'],
    ['a text', 'kite', "must be an object, got 'kite'"],
    ['a list', [], 'must be an object, got a list of 0'],
    ['a function', () => {}, 'must be an object, got a function'],
    ['a size that is none', { maxBytes: Number.NaN }, 'maxBytes must be a positive number, got NaN'],
    ['a size of nothing', { maxBytes: 0 }, 'maxBytes must be a positive number, got 0'],
    ['a size below nothing', { maxBytes: -1 }, 'maxBytes must be a positive number, got -1'],
    ['a size as a text', { maxBytes: '5' }, "maxBytes must be a positive number, got '5'"],
    ['a size that is null', { maxBytes: null }, 'maxBytes must be a positive number, got null'],
    ['a big size', { maxBytes: 5n }, 'maxBytes must be a positive number, got 5'],
    ['a time that is none', { timeoutMs: Number.NaN }, 'timeoutMs must be a positive number, got NaN'],
    ['a time of nothing', { idleTimeoutMs: 0 }, 'idleTimeoutMs must be a positive number, got 0'],
    ['a signal that is none', { signal: {} }, 'signal must be an AbortSignal, got an object'],
    [
      'a controller for its signal',
      { signal: new AbortController() },
      'signal must be an AbortSignal, got an object',
    ],
    ['an option that there is not', { timeout: 5 }, 'timeout is not supported; did you mean timeoutMs?'],
    [
      'an option of others',
      { onProgress: () => {} },
      'onProgress is not supported; allowed are signal, maxBytes',
    ],
  ])('%s', async (_what, options, says) => {
    for (const { asset, folder, vendor } of [
      await openPicture(raw(png)),
      { ...(await openPicture()), asset: picture({ bytes: png }) },
    ]) {
      const act = {
        save: () => asset.save(join(folder, 'a/kite.png'), options as never),
        bytes: () => asset.bytes(options as never),
        stream: () =>
          asset
            .stream(options as never)
            [Symbol.asyncIterator]()
            .next(),
      }
      for (const [name, call] of Object.entries(act)) {
        const error = await rejection(call())
        expect(error).toMatchObject({
          code: 'invalid-input',
          phase: 'download',
          retryable: false,
          handle: { ref: 't1' },
        })
        expect(error.message).toContain(`acme/picture: ${name}(): `)
        expect(error.message).toContain(says)
      }
      expect(vendor.connections()).toBe(0)
      expect(await readdir(folder)).toEqual([])
    }
  })

  test('while a controller that is given whole is taken for its signal', async () => {
    const { asset, folder, vendor } = await openPicture(raw(png))
    const caller = new AbortController()
    caller.abort()
    const error = await rejection(asset.save(join(folder, 'a/kite.png'), caller))
    expect(error).toMatchObject({ code: 'aborted' })
    expect(vendor.connections()).toBe(0)
    expect(await readdir(folder)).toEqual([])
  })

  test('while a signal of another realm is heeded', async () => {
    const { asset, vendor } = await openPicture(raw(png))
    const signal = {
      aborted: true,
      reason: new Error('enough'),
      addEventListener: () => {},
      removeEventListener: () => {},
      [Symbol.toStringTag]: 'AbortSignal',
    }
    const error = await rejection(asset.bytes({ signal: signal as unknown as AbortSignal }))
    expect(error).toMatchObject({ code: 'aborted' })
    expect(vendor.connections()).toBe(0)
  })

  test('while each may be undefined, and a limit may be infinite', async () => {
    const { asset } = await openPicture(raw(png))
    const none = { signal: undefined, maxBytes: undefined, idleTimeoutMs: undefined, timeoutMs: undefined }
    await expect(asset.bytes(none)).resolves.toEqual(png)
    const infinite = Number.POSITIVE_INFINITY
    const limits = { maxBytes: infinite, idleTimeoutMs: infinite, timeoutMs: infinite }
    await expect(asset.bytes(limits)).resolves.toEqual(png)
  })
})

describe('limits hold for bytes that came with the answer, too:', () => {
  test('a size', async () => {
    const folder = await temporaryFolder()
    const asset = picture({ bytes: png })
    const error = await rejection(asset.save(join(folder, 'kite.png'), { maxBytes: 1_000 }))
    expect(error).toMatchObject({ code: 'download', retryable: false, handle: { ref: 't1' } })
    expect(error.message).toContain('larger than 1000 bytes')
    expect(await readdir(folder)).toEqual([])
    await expect(asset.bytes({ maxBytes: png.byteLength })).resolves.toEqual(new Uint8Array(png))
  })

  test('a signal', async () => {
    const signal = AbortSignal.abort()
    await expect(rejection(picture({ bytes: png }).bytes({ signal }))).resolves.toMatchObject({
      code: 'aborted',
    })
  })
})
