import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { object } from '../../test/arbitrary.js'
import { objectUrl, otherBucketUrl } from './address.js'

const known = { bucket: 'kites', region: 'cn-shanghai' } as const

describe('another bucket', () => {
  test.each([
    ['https://kites.tos-cn-shanghai.volces.com', 'https://results.tos-cn-shanghai.volces.com'],
    ['https://kites.tos-cn-shanghai.ivolces.com', 'https://results.tos-cn-shanghai.ivolces.com'],
    ['http://kites.localhost:8080', 'http://results.localhost:8080'],
    ['http://127.0.0.1:8080/kites', 'http://127.0.0.1:8080/results'],
    ['http://127.0.0.1:8080/tos/kites', 'http://127.0.0.1:8080/tos/results'],
    ['https://media.example', 'https://results.tos-cn-shanghai.volces.com'],
    ['https://media.example/mykites', 'https://results.tos-cn-shanghai.volces.com'],
  ])('beside %s is at %s', (url, other) => {
    expect(otherBucketUrl(url, known, 'results')).toBe(other)
    expect(otherBucketUrl(url, known, 'kites')).toBe(url)
  })
})

test('the path of any object stands for its name and nothing else', () => {
  fc.assert(
    fc.property(object, (name) => {
      const { origin, pathname, search, hash } = objectUrl('https://kites.example/base', name)
      expect({ origin, search, hash }).toEqual({ origin: 'https://kites.example', search: '', hash: '' })
      expect(decodeURIComponent(pathname)).toBe(`/base/${name}`)
      expect(pathname).toMatch(/^[A-Za-z0-9\-._~%/]+$/)
    }),
  )
})
