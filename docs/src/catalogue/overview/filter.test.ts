import { describe, expect, test } from 'vitest'
import { choicesOf, fromQuery, isFound, noFilter, toQuery } from './filter.js'
import type { ListedModel } from './listed-model.js'

const kite: ListedModel = {
  id: 'acme/kite',
  title: 'Kite 2',
  description: 'A video of an image.',
  capability: 'image-to-video',
  vendor: 'acme',
  vendorTitle: 'Acme Clouds',
  takes: ['text', 'image'],
  gives: ['video'],
  picture: undefined,
}

describe('a model is found', () => {
  test.each([
    ['where nothing is asked for', {}],
    ['by all words, wherever they stand', { search: 'VIDEO acme  clouds' }],
    ['by its capability', { capability: 'image-to-video' }],
    ['by its vendor', { vendor: 'acme' }],
    ['by a kind of file that it takes', { takes: 'image' }],
  ])('%s', (_, filter) => {
    expect(isFound(kite, { ...noFilter, ...filter })).toBe(true)
  })

  test.each([
    ['where one of the words is nowhere', { search: 'kite music' }],
    ['by another capability', { capability: 'text-to-video' }],
    ['by another vendor', { vendor: 'other' }],
    ['by a kind of file that it does not take', { takes: 'audio' }],
    ['among those that take text alone, as it takes a file', { takes: 'text' }],
  ])('not %s', (_, filter) => {
    expect(isFound(kite, { ...noFilter, ...filter })).toBe(false)
  })
})

describe('the address of the page', () => {
  test('has what is asked for, and nothing else', () => {
    expect(toQuery({ ...noFilter, search: 'red kite', vendor: 'acme' })).toBe('search=red+kite&vendor=acme')
    expect(toQuery(noFilter)).toBe('')
  })

  test('gives it back', () => {
    const filter = { search: 'a & b', capability: 'text-to-image', vendor: 'acme', takes: 'text' }
    expect(fromQuery(`?${toQuery(filter)}`)).toEqual(filter)
  })

  test('may have what is not known', () => {
    expect(fromQuery('?colour=red')).toEqual(noFilter)
  })
})

test('a filter has each value once, in the order in which models have them', () => {
  const others = ['gull', 'kite', 'gull'].map((vendor) => ({ ...kite, vendor }))
  expect(choicesOf([kite, ...others], ({ vendor }) => vendor)).toEqual(['acme', 'gull', 'kite'])
})
