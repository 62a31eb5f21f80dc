import { describe, expect, test } from 'vitest'
import { checkFile } from './check-file.js'

function png(width: number, height: number): Buffer {
  const image = Buffer.alloc(24)
  image.write('\x89PNG', 'latin1')
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
