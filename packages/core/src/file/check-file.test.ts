import { describe, expect, test } from 'vitest'
import { video } from '../../test/video.js'
import { checkFile } from './check-file.js'

function png(width: number, height: number): Buffer {
  const image = Buffer.alloc(24)
  image.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
  image.writeUInt32BE(width, 16)
  image.writeUInt32BE(height, 20)
  return image
}

describe('an image', () => {
  const rules = { as: 'url', sides: [512, 2048], aspectRatio: [1 / 3, 3] } as const

  test.each([
    [512, 512],
    [2048, 2048],
    [1536, 512],
    [683, 2048],
  ])('of %d x %d pixels is within the limits', (width, height) => {
    expect(checkFile(png(width, height), rules).mediaType).toBe('image/png')
  })

  test.each([
    [511, 600, 'it is 511 x 600 pixels, allowed are sides of 512 to 2048'],
    [600, 2049, 'it is 600 x 2049 pixels, allowed are sides of 512 to 2048'],
    [1600, 513, 'it is 1600 x 513 pixels, allowed is a width of 0.33 to 3.00 times the height'],
  ])('of %d x %d pixels is not', (width, height, message) => {
    expect(() => checkFile(png(width, height), rules)).toThrow(message)
  })

  test('whose size cannot be read is not taken for one within the limits', () => {
    expect(() => checkFile(Buffer.from('\x89PNG', 'latin1'), rules)).toThrow('cannot be read')
  })
})

describe('the size class of a video', () => {
  const rules = { as: 'url', shorterSide: [720, 720], seconds: [4.95, 5.05] } as const

  test.each([
    { width: 1280, height: 720 },
    { width: 720, height: 1280 },
    { width: 720, height: 720, seconds: 5.04 },
  ])('is that of its shorter side: %o', (shape) => {
    expect(checkFile(video({ seconds: 5, ...shape }), rules).mediaType).toBe('video/mp4')
  })

  test.each([
    [{ width: 1080, height: 1080 }, 'it is 1080 x 1080 pixels, allowed is a shorter side of 720'],
    [{ width: 1280, height: 720, seconds: 10 }, 'it lasts 10 s, allowed are 4.95 to 5.05'],
  ])('of %o is another', (shape, message) => {
    expect(() => checkFile(video({ seconds: 5, ...shape }), rules)).toThrow(message)
  })

  test('is left to the vendor where the file does not tell it', () => {
    const cut = Buffer.from('\0\0\0\x20ftypisom', 'latin1')
    expect(checkFile(cut, rules).mediaType).toBe('video/mp4')
  })
})

describe('a video', () => {
  const rules = {
    as: 'url',
    sides: [720, 2160],
    aspectRatio: [0.4, 2.5],
    seconds: [3, 30],
    framesPerSecond: [24, 60],
  } as const

  test.each([
    {},
    { width: 720, height: 720 },
    { seconds: 3, framesPerSecond: 23.976 },
    { seconds: 30, framesPerSecond: 60, brand: 'qt  ' },
  ])('of %o is within the limits', (shape) => {
    expect(checkFile(video(shape), rules).mediaType).toMatch(/^video/)
  })

  test.each([
    [{ height: 700 }, 'it is 1280 x 700 pixels, allowed are sides of 720 to 2160'],
    [{ seconds: 2 }, 'it lasts 2 s, allowed are 3 to 30'],
    [{ seconds: 31 }, 'it lasts 31 s, allowed are 3 to 30'],
    [{ framesPerSecond: 15 }, 'it has 15 frames a second, allowed are 24 to 60'],
  ])('of %o is not', (shape, message) => {
    expect(() => checkFile(video(shape), rules)).toThrow(message)
  })

  test('that tells only its size is checked for that alone', () => {
    expect(checkFile(video({ seconds: 0 }), rules).mediaType).toBe('video/mp4')
    expect(() => checkFile(video({ seconds: 0, width: 100 }), rules)).toThrow('allowed are sides')
  })

  test('that tells nothing of itself is not taken for one within the limits', () => {
    expect(() => checkFile(video().subarray(0, 60), rules)).toThrow('cannot be read')
  })
})
