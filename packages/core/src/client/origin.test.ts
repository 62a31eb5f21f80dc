import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { collect } from '../../test/collect.js'
import { json } from '../../test/replies.js'
import { kite, openScene } from '../../test/scene.js'
import { defineCapability } from '../capability/define.js'
import { isFinal } from '../contract/status.js'

describe('a result says where it comes from:', () => {
  test('the model and the task that resumes it, from generate', async () => {
    const { client } = await openScene()
    const { model, handle } = await client.generate('text-to-image', kite)
    expect(model).toBe('acme/picture')
    expect(handle).toMatchObject({ v: 1, model: 'acme/picture', ref: 't1' })
  })

  test('the same from a task, from its statuses, and from one that is resumed', async () => {
    const { client } = await openScene()
    const task = await client.submit('acme/picture', kite)
    const origin = { model: task.model, handle: task.handle }
    expect(await task.result()).toMatchObject(origin)
    const end = (await collect(task)).find(isFinal)
    expect(end).toMatchObject({ state: 'succeeded', output: origin })
    expect(await client.resume(task.handle).result()).toMatchObject(origin)
  })

  test('a task whose result came with the answer to its start', async () => {
    const { client, vendor } = await openScene()
    vendor.script('POST /quick', json({ id: 'q1', url: `${vendor.origin}/file` }))
    const { model, handle } = await client.generate('acme/quick', kite)
    expect({ model, ref: handle.ref }).toEqual({ model: 'acme/quick', ref: 'q1' })
  })

  test('no task where the model answered at once', async () => {
    const { client } = await openScene()
    const result = await client.generate('acme/drawing', kite)
    expect(result.model).toBe('acme/drawing')
    expect('handle' in result).toBe(false)
  })

  test('as JSON, which another process resumes', async () => {
    const { client } = await openScene()
    const result = await client.generate('acme/picture', kite)
    const stored = JSON.parse(JSON.stringify(result))
    expect(Object.keys(stored)).toEqual(['assets', 'model', 'handle'])
    const again = await client.resume(stored.handle).result()
    expect(again.assets).toMatchObject(stored.assets)
  })

  test('as plain data, which survives a copy', async () => {
    const { client } = await openScene()
    const result = await client.generate('acme/picture', kite)
    expect(structuredClone({ ...result, assets: [] })).toEqual({ ...result, assets: [] })
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype)
  })
})

test.each(['model', 'handle', 'save'])('no capability may yield a field %s', (name) => {
  const define = () =>
    defineCapability({
      id: 'caption',
      input: z.strictObject({}),
      output: z.object({ text: z.string(), [name]: z.string() }),
    })
  expect(define).toThrow(`its output has '${name}', which is taken for what core adds to every result`)
})
