import { describe, expect, test } from 'vitest'
import { importsOf } from '../../../scripts/house/imports.mjs'
import { statedOrders } from '../../../scripts/house/order.mjs'
import { within } from '../../../scripts/house/sources.mjs'
import { architecture, sources } from './house.js'
import { importsAgainst, misplacedRooms } from './rooms.js'

const orders = statedOrders(architecture)

test('the map states the order of the rooms of core and of its journal', () => {
  expect(orders.map(({ folder }) => folder)).toEqual(['packages/core/src', 'packages/core/src/journal'])
})

describe.each(orders)('in $folder', (order) => {
  const rooms = within(sources, order.folder)

  test('every room has a place in the order that the map states', () => {
    expect(misplacedRooms(rooms, order)).toEqual([])
  })

  test('calls and types come from later rooms only', () => {
    expect(importsAgainst(order, importsOf(rooms))).toEqual([])
  })
})

describe('the check of rooms', () => {
  const order = {
    folder: 'src',
    layers: [['index.ts'], ['client'], ['http', 'journal'], ['error', 'handle.ts']],
  }
  const good = {
    'index.ts': "export * from './client/client.js'",
    'client/client.ts': "import '../http/send.js'\nimport type { Journal } from '../journal/journal.js'",
    'http/send.ts': "import '../error/error.js'\nimport './parts/body.js'",
    'http/parts/body.ts': "import type { E } from '../../error/error.js'",
    'journal/journal.ts': "import type { TaskHandle } from '../handle.js'",
    'error/error.ts': "import type { SomethingOutside } from '../../test/helper.js'",
    'handle.ts': '',
  }
  const against = (changes: Partial<Record<keyof typeof good, string>>): string[] =>
    importsAgainst(order, importsOf(new Map(Object.entries({ ...good, ...changes }))))

  test('is content with imports that go one way', () => {
    expect(against({})).toEqual([])
  })

  test.each([
    ['a call', "import { client } from '../client/client.js'"],
    ['a type', "import type { Client } from '../client/client.js'"],
    ['an inline type', "import { type Client } from '../client/client.js'"],
    ['a passed on type', "export type { Client } from '../client/client.js'"],
    ['a late import', "await import('../client/client.js')"],
    ['a type in place', "export type C = import('../client/client.js').Client"],
  ])('finds %s that goes back', (_, text) => {
    expect(against({ 'http/send.ts': text })).toEqual(['http/send.ts → client/client.ts'])
  })

  test('takes the first folder of a path as the room', () => {
    expect(against({ 'http/parts/body.ts': "import '../../client/client.js'" })).toEqual([
      'http/parts/body.ts → client/client.ts',
    ])
  })

  test('lets rooms of one layer know nothing of each other', () => {
    expect(against({ 'http/send.ts': "import '../journal/journal.js'" })).toEqual([
      'http/send.ts → journal/journal.ts',
    ])
  })

  test('knows the place of a file beside the rooms', () => {
    expect(against({ 'handle.ts': "import './error/error.js'" })).toEqual(['handle.ts → error/error.ts'])
    expect(against({ 'client/client.ts': "import '../index.js'" })).toEqual(['client/client.ts → index.ts'])
  })

  test('finds a room without a place, and a place without a room', () => {
    const { 'http/send.ts': send, 'http/parts/body.ts': body, ...rest } = good
    expect(misplacedRooms(new Map(Object.entries({ ...rest, 'cellar/wine.ts': '' })), order)).toEqual([
      'cellar has no place',
      'http is not there',
    ])
  })
})
