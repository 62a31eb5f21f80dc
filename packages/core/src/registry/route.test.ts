import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { rejection } from '../../test/rejection.js'
import { textToVideo } from '../capability/video.js'
import { defineProvider } from '../contract/define-provider.js'
import { defineModel } from '../contract/model.js'
import { createRegistry } from './registry.js'
import { route } from './route.js'

const video = (id: string, duration: number, extra: z.ZodRawShape = {}) =>
  defineProvider({
    id,
    title: id,
    settings: z.strictObject({}),
    baseUrl: 'https://acme.example',
    downloads: { hosts: [] },
    models: () => ({
      video: defineModel({
        title: `${duration} seconds`,
        capability: textToVideo,
        input: z.strictObject({
          prompt: z.string().min(1),
          duration: z.literal(duration).default(duration),
          ...extra,
        }),
        start: async () => ({ ref: 't-1' }),
        poll: async () => ({ state: 'running' }),
      }),
    }),
  })()

const registry = createRegistry([
  video('five', 5, { cameraMove: z.string().optional() }),
  video('ten', 10),
  video('tenth', 10),
])

async function routed(target: string, input: unknown) {
  const { installed, input: checked } = await route(registry, target, input)
  return { model: installed.id, input: checked }
}

describe('a capability is served by the first model that accepts this very request', () => {
  test.each([
    { input: { prompt: 'kite' }, model: 'five/video', duration: 5 },
    { input: { prompt: 'kite', duration: 5 }, model: 'five/video', duration: 5 },
    { input: { prompt: 'kite', duration: 10 }, model: 'ten/video', duration: 10 },
  ])('$input by $model', async ({ input, model, duration }) => {
    expect(await routed('text-to-video', input)).toEqual({ model, input: { prompt: 'kite', duration } })
  })
})

test('a model is served by itself, with what only it has', async () => {
  const input = { prompt: 'kite', cameraMove: 'orbit' }
  expect(await routed('five/video', input)).toEqual({ model: 'five/video', input: { ...input, duration: 5 } })
  expect(await routed('tenth/video', { prompt: 'kite' })).toMatchObject({ model: 'tenth/video' })
})

describe('a request that cannot be served', () => {
  test('lists the candidates with their reasons, each reason once', async () => {
    await expect(
      routed('text-to-video', { prompt: 'kite', duration: 6, audio: false }),
    ).rejects.toMatchObject({
      code: 'no-route',
      phase: 'input',
      message: [
        'No model of text-to-video accepts this request.',
        '  five/video: duration must be 5, got 6; audio is not supported',
        '  ten/video, tenth/video: duration must be 10, got 6; audio is not supported',
      ].join('\n'),
    })
  })

  test('tells as data what each candidate does not accept', async () => {
    const error = await rejection(routed('text-to-video', { prompt: 'kite', duration: 6, audio: false }))
    const refused = (duration: number, fields: readonly string[]) => [
      { path: ['duration'], message: `duration must be ${duration}, got 6`, allowed: { const: duration } },
      { path: ['audio'], allowed: { propertyNames: { enum: fields } } },
    ]
    expect(error.candidates).toMatchObject([
      { model: 'five/video', issues: refused(5, ['prompt', 'duration', 'cameraMove']) },
      { model: 'ten/video', issues: refused(10, ['prompt', 'duration']) },
      { model: 'tenth/video', issues: refused(10, ['prompt', 'duration']) },
    ])
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ candidates: error.candidates })
  })

  test.each([
    {
      wrong: 'is no portable one',
      target: 'text-to-video',
      input: { prompt: 'kite', cameraMove: 'orbit' },
      code: 'invalid-input',
      says: 'text-to-video: cameraMove is not supported',
    },
    {
      wrong: 'lacks what all need',
      target: 'text-to-video',
      input: {},
      code: 'invalid-input',
      says: 'text-to-video: prompt must be a string, and is missing',
    },
    {
      wrong: 'the model does not allow',
      target: 'five/video',
      input: { prompt: 'kite', duration: 0 },
      code: 'invalid-input',
      says: 'five/video: duration must be 5, got 0',
    },
    {
      wrong: 'has a field that is false and not supported',
      target: 'ten/video',
      input: { prompt: 'kite', audio: false },
      code: 'invalid-input',
      says: 'ten/video: audio is not supported',
    },
    {
      wrong: 'names no model',
      target: 'five/vidoe',
      input: {},
      code: 'unknown-model',
      says: 'Did you mean five/video',
    },
  ])('since it $wrong is $code', async ({ target, input, code, says }) => {
    await expect(routed(target, input)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(says),
    })
  })

  test('by a named model carries model and provider', async () => {
    await expect(routed('five/video', {})).rejects.toMatchObject({ provider: 'five', model: 'five/video' })
  })
})
