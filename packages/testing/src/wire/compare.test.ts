import { expect, test } from 'vitest'
import type { VendorRequest } from '../sandbox/vendor-sandbox.js'
import { difference, noiseOf } from './compare.js'
import { leavesOf } from './leaves.js'

const sent = (body: unknown, headers: VendorRequest['headers'] = {}, path = '/draw') =>
  leavesOf([{ operation: 'create', method: 'POST', path, headers, body, accepted: true }])
const none = new Map()

test.each([
  ['a value', { seed: 1 }, { seed: 2 }, '0.body.seed'],
  ['a type', { seed: 1 }, { seed: '1' }, '0.body.seed'],
  ['a field more', { seed: 1 }, { seed: 1, style: 'ink' }, '0.body.style'],
  ['a field less', { list: [{ seed: 1 }] }, { list: [{}] }, '0.body.list.0.seed'],
  ['an empty list', { list: [] }, {}, '0.body.list'],
])('%s that differs is found', (_what, one, other, place) => {
  expect(difference(sent(one), sent(other), none)).toBe(place)
})

test('the order of fields makes no difference', () => {
  expect(difference(sent({ a: 1, b: 2 }), sent({ b: 2, a: 1 }), none)).toBeUndefined()
})

test('a path, a query and a header count, what every request has does not', () => {
  expect(difference(sent({}), sent({}, {}, '/paint'), none)).toBe('0.path')
  expect(difference(sent({}), sent({}, {}, '/draw?style=ink'), none)).toBe('0.query.style')
  expect(difference(sent({}), sent({}, { 'x-style': 'ink' }), none)).toBe('0.headers.x-style')
  expect(difference(sent({}), sent({}, { date: 'now', 'x-tos-date': 'now' }), none)).toBeUndefined()
})

test('what differs between two equal requests is noise, as far as it is the same beginning', () => {
  const at = (url: string) => sent({ name: 'kite', callback: url })
  const noise = noiseOf(at('https://app.example/?token=a1b2'), at('https://app.example/?token=a1c3'))
  const usual = at('https://app.example/?token=9999')
  expect(difference(at('https://app.example/?token=a1b2'), usual, noise)).toBeUndefined()
  expect(difference(at('https://other.example/?token=a1b2'), usual, noise)).toBe('0.body.callback')
})
