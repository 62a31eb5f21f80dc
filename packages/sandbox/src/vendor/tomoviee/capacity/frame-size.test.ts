import { expect, test } from 'vitest'
import { type AspectRatio, frameSize } from './frame-size.js'

test.each<[AspectRatio, number, number]>([
  ['16:9', 1280, 720],
  ['9:16', 720, 1280],
  ['4:3', 960, 720],
  ['1:1', 720, 720],
  ['101:100', 728, 720],
  ['1:5', 720, 2160],
])('a 720p video in %s is %i × %i, with even sides and none beyond 3:1', (ratio, width, height) => {
  expect(frameSize('720p', ratio)).toEqual({ width, height })
})

test('a 1080p video in 16:9 is 1920 × 1080', () => {
  expect(frameSize('1080p', '16:9')).toEqual({ width: 1920, height: 1080 })
})
