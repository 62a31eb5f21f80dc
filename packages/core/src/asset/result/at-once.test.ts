import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { png } from '../../../test/asset-scene.js'
import { rejection } from '../../../test/rejection.js'
import { raw } from '../../../test/replies.js'
import { openResult } from '../../../test/result-scene.js'
import type { Reply } from '../../../test/scripted-vendor.js'

const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(500, 3)])
const three = [raw(png), raw(jpeg), raw(png)]

/** What came of calls that were made at the same time: the files that were saved, and why the others were refused. */
async function allOf(calls: readonly Promise<unknown>[]) {
  const outcomes = await Promise.allSettled(calls)
  return {
    kept: outcomes.filter(({ status }) => status === 'fulfilled'),
    refused: outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : [])),
  }
}

describe('the same result saved at one place by two calls at once', () => {
  test.each([
    ['by a pattern', 'kite-{n}', 'kite-{n}', {}],
    ['by two patterns of one meaning', 'kite-{n}', 'kite', {}],
    ['replacing what is there', 'kite-{n}', 'kite-{n}', { overwrite: true }],
  ])(
    '%s: one call saves it, the other is refused before it fetches anything',
    async (_how, one, two, options) => {
      const { result, folder, vendor } = await openResult(three)
      const { kept, refused } = await allOf([
        result.save(join(folder, one), options),
        result.save(join(folder, two), options),
      ])
      expect(kept).toHaveLength(1)
      expect(refused).toEqual([expect.objectContaining({ code: 'invalid-input', retryable: false })])
      expect(refused[0].message).toContain('the same file is being saved just now')
      expect(refused[0].message).not.toContain('overwrite')
      expect(vendor.requests).toHaveLength(3)
      expect(await readdir(folder)).toEqual(['kite-1.png', 'kite-2.jpg', 'kite-3.png'])
    },
  )

  test('in a folder', async () => {
    const { result, folder, vendor } = await openResult(three)
    const { kept } = await allOf([result.save(`${folder}/`), result.save(folder), result.save(`${folder}//`)])
    expect(kept).toHaveLength(1)
    expect(vendor.requests).toHaveLength(3)
  })

  test('of one task, resumed', async () => {
    const { result, again, folder, vendor } = await openResult(three)
    const resumed = await again()
    const { kept } = await allOf([result.save(join(folder, 'kite')), resumed.save(join(folder, 'kite'))])
    expect(kept).toHaveLength(1)
    expect(vendor.requests).toHaveLength(3)
  })
})

describe('an asset saved where its result is being saved', () => {
  const held = () => {
    let serve = (): void => {}
    const reply: Reply = (response, request) => {
      serve = () => raw(png)(response, request)
    }
    return { reply, serve: () => serve() }
  }

  test('is refused before it is fetched', async () => {
    const { reply, serve } = held()
    const { result, folder, vendor } = await openResult([reply])
    const saving = result.save(join(folder, 'kite'))
    await vi.waitFor(() => expect(vendor.requests).toHaveLength(1))
    const error = await rejection(result.assets[0]?.save(join(folder, 'kite')) ?? Promise.resolve())
    expect(error).toMatchObject({ code: 'invalid-input', handle: { ref: 't1' } })
    expect(error.message).toContain('the same file is being saved just now')
    expect(vendor.requests).toHaveLength(1)
    serve()
    expect(await saving).toHaveLength(1)
    expect(await readFile(join(folder, 'kite.png'))).toEqual(png)
  })

  test('keeps the result from there as long, and nothing else is lost', async () => {
    const { reply, serve } = held()
    const { result, folder, vendor } = await openResult([reply, raw(jpeg)])
    const saving = result.assets[0]?.save(join(folder, 'kite-1'))
    await vi.waitFor(() => expect(vendor.requests).toHaveLength(1))
    const error = await rejection(result.save(join(folder, 'kite-{n}')))
    expect(error.message).toContain('the same file is being saved just now')
    serve()
    await saving
    expect(vendor.requests).toHaveLength(1)
    expect(await readdir(folder)).toEqual(['kite-1.png'])
  })
})
