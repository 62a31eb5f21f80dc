import { expect, test } from 'vitest'
import { known } from '../../test/known.js'
import type { VideoCall } from '../interface/video-model.js'
import { videoInput } from './video-input.js'

const nothing = {
  aspectRatio: undefined,
  resolution: undefined,
  duration: undefined,
  fps: undefined,
  seed: undefined,
}
const inputOf = (id: string, call: Partial<VideoCall>) =>
  videoInput(known(id), { prompt: undefined, n: 1, image: undefined, ...nothing, ...call })
const url = (name: string, mediaType?: string) =>
  ({ type: 'url', url: `https://media.example/${name}`, mediaType }) as const
const at = (name: string) => `https://media.example/${name}`
const frame = (name: string, frameType: 'first_frame' | 'last_frame') => ({ image: url(name), frameType })

test.each([
  [
    'a resolution and its shape',
    'tomoviee/text-to-video',
    { resolution: '1280x720' },
    { resolution: '720p', aspectRatio: '16:9' },
  ],
  [
    'a resolution upright',
    'tomoviee/text-to-video',
    { resolution: '1080x1920' },
    { resolution: '1080p', aspectRatio: '9:16' },
  ],
  [
    'a resolution of a model that takes the shape from its picture',
    'mediaio/i2v-minimax-02',
    { resolution: '1366x768' },
    { resolution: '768p' },
  ],
  [
    'a resolution beside a shape',
    'tomoviee/text-to-video',
    { resolution: '1280x720', aspectRatio: '4:3' },
    { resolution: '720p', aspectRatio: '4:3' },
  ],
  [
    'the shape of the picture',
    'tomoviee/image-to-video',
    { aspectRatio: 'adaptive' },
    { aspectRatio: 'original' },
  ],
  [
    'the shape of the picture where nothing else is taken',
    'mediaio/i2v-wan-v2-5',
    { aspectRatio: 'adaptive' },
    {},
  ],
  ['sound', 'mediaio/i2v-veo-v3-1', { generateAudio: false }, { audio: false }],
  ['a picture', 'mediaio/i2v-wan-v2-5', { image: url('1.png') }, { image: at('1.png') }],
  [
    'a first frame as a picture',
    'mediaio/i2v-wan-v2-5',
    { image: url('2.png'), frameImages: [frame('1.png', 'first_frame')] },
    { image: at('1.png') },
  ],
  [
    'frames',
    'tomoviee/frames-to-video',
    { frameImages: [frame('1.png', 'first_frame'), frame('2.png', 'last_frame')] },
    { firstFrame: at('1.png'), lastFrame: at('2.png') },
  ],
  [
    'a video to go on with',
    'tomoviee/extend-video',
    { inputReferences: [url('1.mp4')] },
    { video: at('1.mp4') },
  ],
  [
    'a picture and a video',
    'mediaio/i2v-motion-control-kling-v2-6',
    { image: url('1.png'), inputReferences: [url('1.mp4', 'video/mp4')] },
    { image: at('1.png'), video: at('1.mp4') },
  ],
] as const)('%s is put into the fields of a model', (_, id, call, input) => {
  const draft = inputOf(id, call)
  expect(draft.input).toEqual(input)
  expect(draft.warnings).toEqual([])
})

test('what a model has no field for is a warning', () => {
  const draft = inputOf('mediaio/i2v-kling-v2-1', {
    fps: 30,
    seed: 1,
    generateAudio: true,
    aspectRatio: '1:1',
  })
  expect(draft.warnings.map((warning) => 'feature' in warning && warning.feature)).toEqual([
    'aspectRatio',
    'fps',
    'seed',
    'generateAudio',
  ])
  expect(draft.input).toEqual({})
})

test.each([
  ['a last frame', 'mediaio/i2v-wan-v2-5', { frameImages: [frame('2.png', 'last_frame')] }, /frameImages/],
  ['a reference', 'mediaio/t2v-wan-v2-6', { inputReferences: [url('1.png', 'image/png')] }, /takes none/],
  [
    'a video in place of a picture',
    'mediaio/i2v-wan-v2-5',
    { inputReferences: [url('1.mp4', 'video/mp4')] },
    /its fields for files are image/,
  ],
] as const)('%s that a model does not take is refused', (_, id, call, message) => {
  expect(() => inputOf(id, call)).toThrow(message)
})
