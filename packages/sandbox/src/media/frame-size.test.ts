import { expect, test } from 'vitest'
import { type AspectRatio, frameSize, imageSize } from './frame-size.js'

test.each<[AspectRatio, number, number]>([
  ['16:9', 1280, 720],
  ['9:16', 720, 1280],
  ['4:3', 960, 720],
  ['1:1', 720, 720],
  ['101:100', 728, 720],
  ['1:5', 720, 2160],
])('a 720p video in %s is %i × %i, with even sides and none beyond 3:1', (ratio, width, height) => {
  expect(frameSize(720, ratio)).toEqual({ width, height })
})

test('a 1080p video in 16:9 is 1920 × 1080', () => {
  expect(frameSize(1080, '16:9')).toEqual({ width: 1920, height: 1080 })
})

test.each<[AspectRatio, number, number]>([
  ['16:9', 1024, 576],
  ['2:3', 683, 1024],
  ['1:1', 1024, 1024],
  ['21:9', 1024, 439],
])('an image of 1024 in %s is %i × %i', (ratio, width, height) => {
  expect(imageSize(1024, ratio)).toEqual({ width, height })
})
