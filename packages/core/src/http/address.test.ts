import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MediaplugError } from '../error/error.js'
import { Address } from './address.js'

const urlOf = (base: string, path: string, query?: Record<string, string>) =>
  new Address(base).urlOf({ path, ...(query && { query }) })

describe('the address of a request', () => {
  test.each([
    { base: 'https://h.example', path: '/draw', is: 'https://h.example/draw' },
    { base: 'https://h.example/v1', path: '/draw', is: 'https://h.example/v1/draw' },
    { base: 'https://h.example:8443', path: '/', is: 'https://h.example:8443/' },
    { base: 'https://h.example', path: '//x.example/', is: 'https://h.example//x.example/' },
    { base: 'https://h.example', path: '/a%2Fb', is: 'https://h.example/a%2Fb' },
  ])('$path below $base is $is', ({ base, path, is }) => {
    expect(urlOf(base, path).href).toBe(is)
  })

  test('has nothing for a query value that a program without types left out', () => {
    expect(urlOf('https://h.example', '/t', { id: undefined as never }).search).toBe('?id=')
  })

  test('carries the query, each value encoded', () => {
    const url = urlOf('https://h.example', '/t', { id: 'a&b=c#d', name: 'ü' })
    expect(url.pathname).toBe('/t')
    expect(Object.fromEntries(url.searchParams)).toEqual({ id: 'a&b=c#d', name: 'ü' })
    expect(url.hash).toBe('')
  })

  test.each([
    '',
    'draw',
    '@x.example/',
    '.x.example',
    '/../a',
    '/%2e%2e/a',
    '/a?b=c',
    '/a#b',
    '/a b',
    '/a\\b',
  ])('is refused for the path %j', (path) => {
    expect(() => urlOf('https://h.example/v1', path)).toThrow(/not a plain path below the base URL/)
  })
})

test('no path and no query leads away from the base URL', () => {
  const piece = fc.constantFrom(
    '/',
    '..',
    '.',
    '\\',
    '%2e',
    '%2F',
    '@',
    ':',
    '?',
    '#',
    'x.example',
    '//',
    '\t',
  )
  const path = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webPath(),
    fc.array(piece).map((pieces) => `/${pieces.join('')}`),
  )
  fc.assert(
    fc.property(path, fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 }), (tried, query) => {
      const address = new Address('https://h.example/v1')
      try {
        const url = address.urlOf({ path: tried, query })
        expect(url.href).toMatch(/^https:\/\/h\.example\/v1\//)
        expect(url.pathname).toBe(`/v1${tried}`)
        expect(address.pathOf({ path: tried, query })).toBe(url.pathname + url.search)
        expect(address.pathOf({ path: tried })).toBe(url.pathname)
      } catch (error) {
        expect(MediaplugError.is(error)).toBe(true)
      }
    }),
    { numRuns: 200 },
  )
})
