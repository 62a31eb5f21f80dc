import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { textToImage } from '../capability/image.js'
import { textToVideo } from '../capability/video.js'
import { defineProvider } from '../contract/define-provider.js'
import { defineModel } from '../contract/model.js'
import { createRegistry, unknownModel } from './registry.js'

const common = {
  title: 'Any',
  input: z.strictObject({ prompt: z.string() }),
  start: async () => ({ ref: 't-1' }),
  poll: async () => ({ state: 'running' }) as const,
}
const vendor = (id: string, limits = {}) =>
  defineProvider({
    id,
    title: id,
    settings: z.strictObject({}),
    baseUrl: 'https://acme.example',
    downloads: { hosts: [] },
    limits,
    models: () => ({
      kite: defineModel({ ...common, capability: textToVideo, typicalSeconds: [10, 20] as const }),
      picture: defineModel({ ...common, capability: textToImage }),
    }),
  })()

const registry = createRegistry([vendor('second'), vendor('first')])

describe('a registry', () => {
  test('has the models in the order of the providers', () => {
    expect([...registry.models.keys()]).toEqual([
      'second/kite',
      'second/picture',
      'first/kite',
      'first/picture',
    ])
  })

  test('has the models of each capability in the order of the providers', () => {
    expect([...registry.capabilities].map(([id, models]) => [id, models.map((model) => model.id)])).toEqual([
      ['text-to-video', ['second/kite', 'first/kite']],
      ['text-to-image', ['second/picture', 'first/picture']],
    ])
  })

  test('shares what the vendor allows among the models of a provider, and not between providers', async () => {
    const { models } = createRegistry([
      vendor('one', { concurrentTasks: 1 }),
      vendor('two', { concurrentTasks: 1 }),
    ])
    const permitsOf = (id: string) => models.get(id)?.account.permits
    await permitsOf('one/kite')?.acquire()
    expect(permitsOf('two/kite')?.isFree()).toBe(true)
    await permitsOf('two/kite')?.acquire()
    void permitsOf('one/picture')?.acquire()
    expect(permitsOf('one/kite')?.contended()).toBe(true)
    expect(permitsOf('two/picture')?.contended()).toBe(false)
  })

  test('begins with the duration that each model declares', () => {
    expect(registry.models.get('first/kite')?.durations.estimate()?.medianMs).toBeGreaterThan(10_000)
    expect(registry.models.get('first/picture')?.durations.estimate()).toBeUndefined()
  })

  test('refuses two providers of one id, and says how to tell them apart', () => {
    expect(() => createRegistry([vendor('acme'), vendor('other'), vendor('acme')])).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        provider: 'acme',
        message: "Two providers have the id 'acme': give one of them another with the setting 'as'.",
      }),
    )
  })
})

describe('a target that is not known', () => {
  test.each([
    { target: 'first/kit', hint: 'Did you mean first/kite' },
    { target: 'text-to-vidio', hint: 'Did you mean text-to-video' },
    {
      target: 'xyz',
      hint: 'Known are: second/kite, second/picture, first/kite, first/picture, text-to-video',
    },
  ])('$target: $hint', ({ target, hint }) => {
    expect(unknownModel(registry, target)).toMatchObject({
      code: 'unknown-model',
      phase: 'input',
      model: target,
      message: expect.stringContaining(`There is no model or capability '${target}'. ${hint}`),
    })
  })

  test('is told that nothing is installed where nothing is', () => {
    expect(unknownModel(createRegistry([]), 'text-to-video').message).toContain('Known are: none.')
  })
})
