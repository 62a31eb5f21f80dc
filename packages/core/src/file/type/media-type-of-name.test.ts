import { expect, test } from 'vitest'
import { mediaTypeOfName } from './media-type-of-name.js'

test.each([
  ['a.png', 'image/png'],
  ['photo.JPEG', 'image/jpeg'],
  ['https://cdn.example/a/b.mp4?sign=x.png&e=1', 'video/mp4'],
  ['https://cdn.example/a/b.M4V#t=1', 'video/mp4'],
  ['https://cdn.example/sound.mp3', 'audio/mpeg'],
])('%s is %s', (name, mediaType) => {
  expect(mediaTypeOfName(name)).toBe(mediaType)
})

test.each([
  '',
  'png',
  'a.',
  'a.html',
  'a.constructor',
  'https://cdn.example',
  'https://cdn.mp4',
  'https://cdn.example/a.mp4/b',
  'https://cdn.example/?a.mp4',
])('%j tells nothing', (name) => {
  expect(mediaTypeOfName(name)).toBeUndefined()
})
