import { expectTypeOf, test } from 'vitest'
import * as z from 'zod'
import { textToDiagram } from '../capability/diagram.js'
import { imageToVideo, textToVideo } from '../capability/video.js'
import { file } from '../file/file.js'
import { type Accepts, type AsynchronousModel, defineModel, type SynchronousModel } from './model.js'

const prompt = z.string().min(1)
const video = { kind: 'video', mediaType: 'video/mp4', url: 'https://x.example/1.mp4' } as const
const running = async () => ({ state: 'running' }) as const
const accepted = async () => ({ ref: 't-1' })
const done = async () => ({ output: { assets: [video] as const } })
const both = async () => ({ ...(await accepted()), ...(await done()) })

test('a model accepts the portable request', () => {
  const common = { title: 'Video', capability: textToVideo, start: accepted, poll: running }
  defineModel({ ...common, input: z.strictObject({ prompt }) })
  defineModel({ ...common, input: z.strictObject({ prompt, cameraMove: z.string().optional() }) })
  defineModel({ ...common, input: z.strictObject({ prompt, duration: z.literal(5).default(5) }) })
  // @ts-expect-error a model of text-to-video must accept { prompt }
  defineModel({ ...common, input: z.strictObject({ text: z.string() }) })
  // @ts-expect-error a field that only this model has must not be required
  defineModel({ ...common, input: z.strictObject({ prompt, cameraMove: z.string() }) })
  // @ts-expect-error the prompt is any text, not only one of two
  defineModel({ ...common, input: z.strictObject({ prompt: z.enum(['kite', 'cat']) }) })
})

test('the error of a rejected portable request names the field', () => {
  const of = <Input extends z.ZodType>(_input: Input): keyof Accepts<typeof textToVideo, Input> => {
    throw new Error('only its type is looked at')
  }
  expectTypeOf(of(z.strictObject({ text: z.string() }))).toEqualTypeOf<
    | 'this model rejects the portable request'
    | "it does not take every 'prompt' of the portable request"
    | "it requires 'text', which a portable request need not have"
  >()
  expectTypeOf(of(z.strictObject({ prompt: z.enum(['kite', 'cat']) }))).toEqualTypeOf<
    'this model rejects the portable request' | "it does not take every 'prompt' of the portable request"
  >()
  expectTypeOf(of(z.strictObject({ prompt, cameraMove: z.string() }))).toEqualTypeOf<
    | 'this model rejects the portable request'
    | "it requires 'cameraMove', which a portable request need not have"
  >()
})

test('a model that answers at once needs no poll', () => {
  const input = z.strictObject({ prompt })
  const atOnce = defineModel({ title: 'Video', capability: textToVideo, input, start: done })
  expectTypeOf(atOnce).toEqualTypeOf<SynchronousModel<typeof textToVideo, typeof input>>()
  // @ts-expect-error with a reference there is a task, which nobody could ask after
  defineModel({ title: 'Video', capability: textToVideo, input, start: both })
})

test('a model with a poll may give a result beside the reference, and always gives the reference', () => {
  const input = z.strictObject({ prompt })
  const polled = defineModel({ title: 'Video', capability: textToVideo, input, start: both, poll: running })
  expectTypeOf(polled).toEqualTypeOf<AsynchronousModel<typeof textToVideo, typeof input>>()
  const inline = defineModel({
    title: 'Video',
    capability: textToVideo,
    input,
    start: async () => ({ ref: 't-1' }),
    poll: async (_ref, { http }) => ({
      state: (await http.json({ method: 'GET', path: '/' })) ? 'queued' : 'running',
    }),
  })
  expectTypeOf(inline).toEqualTypeOf<AsynchronousModel<typeof textToVideo, typeof input>>()
  // @ts-expect-error a task that nobody can resume
  defineModel({ title: 'Video', capability: textToVideo, input, start: done, poll: running })
})

test('a model that may accept a task has a poll', () => {
  const input = z.strictObject({ prompt })
  const typicalSeconds = [10, 20] as const
  defineModel({
    title: 'Video',
    capability: textToVideo,
    input,
    typicalSeconds,
    start: accepted,
    poll: running,
  })
  // @ts-expect-error a task that nobody can ask after would be lost
  defineModel({ title: 'Video', capability: textToVideo, input, start: accepted })
  const either = async () => (Math.random() > 0.5 ? accepted() : both())
  defineModel({ title: 'Video', capability: textToVideo, input, start: either, poll: running })
  // @ts-expect-error a model that sometimes accepts a task must be asked after it too
  defineModel({ title: 'Video', capability: textToVideo, input, start: either })
})

test('a model reports what its capability yields', () => {
  const input = z.strictObject({ prompt })
  const image = { kind: 'image', mediaType: 'image/png', bytes: new Uint8Array() } as const
  const source = { language: 'mermaid', code: 'graph TD' }
  defineModel({
    title: 'Diagram',
    capability: textToDiagram,
    input,
    start: async () => ({ output: { assets: [image] as const, source } }),
  })
  defineModel({
    title: 'Diagram',
    capability: textToDiagram,
    input,
    // @ts-expect-error a diagram has a source
    start: async () => ({ output: { assets: [image] as const } }),
  })
  defineModel({
    title: 'Video',
    capability: textToVideo,
    input,
    // @ts-expect-error a video is no image
    start: async () => ({ output: { assets: [image] as const } }),
  })
})

test('a model reports the states that there are', () => {
  const common = {
    title: 'Video',
    capability: textToVideo,
    input: z.strictObject({ prompt }),
    start: accepted,
  }
  defineModel({ ...common, poll: async () => ({ state: 'queued', position: 3 }) })
  defineModel({ ...common, poll: async () => ({ state: 'failed', reason: 'no wind', code: 'rejected' }) })
  // @ts-expect-error 'done' is no state
  defineModel({ ...common, poll: async () => ({ state: 'done' }) })
  // @ts-expect-error a task that failed has a reason
  defineModel({ ...common, poll: async () => ({ state: 'failed' }) })
})

test('start is given the input as the schema makes it, each file in the form that the model asked for', () => {
  defineModel({
    title: 'Video',
    capability: imageToVideo,
    input: z.strictObject({
      prompt,
      image: file({ as: 'url' }),
      duration: z.literal(5).default(5),
      mask: file({ as: 'bytes' }).optional(),
      frames: z.array(file({ as: 'url-or-bytes' })).optional(),
    }),
    async start(input, { http, signal, idempotencyKey }) {
      expectTypeOf(input.prompt).toEqualTypeOf<string>()
      expectTypeOf(input.image).toEqualTypeOf<string>()
      expectTypeOf(input.duration).toEqualTypeOf<5>()
      expectTypeOf(input.mask?.bytes).toEqualTypeOf<Uint8Array | undefined>()
      expectTypeOf(idempotencyKey).toEqualTypeOf<string>()
      expectTypeOf(signal).toEqualTypeOf<AbortSignal>()
      expectTypeOf(await http.json({ method: 'GET', path: '/' })).toBeUnknown()
      // @ts-expect-error an input has no field that its schema does not have
      input.other
      return { ref: 't-1' }
    },
    async poll(ref, context) {
      expectTypeOf(ref).toEqualTypeOf<string>()
      // @ts-expect-error only a start has a key against repetition
      context.idempotencyKey
      return { state: 'succeeded', output: { assets: [video] } }
    },
  })
})
