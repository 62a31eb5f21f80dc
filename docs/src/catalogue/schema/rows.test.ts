import type { JsonSchema } from '@mediaplug/core'
import { expect, test } from 'vitest'
import { rowsOfInput } from './rows.js'

const rowsOf = (properties: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []) =>
  rowsOfInput({ type: 'object', properties, required })

test('a field has its type, default, limits and what it is for', () => {
  const [row] = rowsOf({
    duration: { type: 'integer', default: 5, minimum: 1, maximum: 94, description: 'Length in seconds' },
  })
  expect(row).toEqual({
    path: 'duration',
    anchor: 'input-duration',
    type: 'whole number',
    isRequired: false,
    standard: '5',
    limits: ['1 to 94'],
    choices: [],
    description: 'Length in seconds',
  })
})

test('a default that stands in the description has its column', () => {
  const [row] = rowsOf({
    voice: { type: 'string', description: 'Who speaks. Default: as it fits. One of many.' },
  })
  expect(row).toMatchObject({ standard: 'as it fits', description: 'Who speaks. One of many' })
})

test('a field of an object is told by its path, with an anchor that depends on it alone', () => {
  const rect = {
    type: 'object',
    properties: { width: { type: 'integer', minimum: 1 } },
    required: ['width'],
  } as const
  const rows = rowsOf({ logo: { anyOf: [{ type: 'boolean' }, { type: 'object', properties: { rect } }] } })
  expect(rows.map(({ path, type, anchor, isRequired }) => [path, type, anchor, isRequired])).toEqual([
    ['logo', 'boolean or object', 'input-logo', false],
    ['logo.rect', 'object', 'input-logo-rect', false],
    ['logo.rect.width', 'whole number', 'input-logo-rect-width', true],
  ])
})

test('a field that only one form of an object requires is not required', () => {
  const style = { type: 'object', properties: { style: { type: 'string' } }, required: ['style'] } as const
  const actions = {
    type: 'object',
    properties: { actions: { type: 'string' }, style: { const: '' } },
  } as const
  const rows = rowsOf({ process: { anyOf: [style, actions] } })
  expect(rows.map(({ path, isRequired, choices }) => [path, isRequired, choices])).toEqual([
    ['process', false, []],
    ['process.style', false, []],
    ['process.actions', false, []],
  ])
})

test('a file tells its kinds and limits, and how it goes to the vendor', () => {
  const image: JsonSchema = {
    type: 'string',
    'x-mediaplug-file': { mediaTypes: ['image/png', 'image/jpeg'], maxBytes: 4_999_999, sides: [50, 5000] },
  }
  const schema: JsonSchema = {
    type: 'object',
    properties: { images: { type: 'array', items: image, maxItems: 3 } },
  }
  expect(rowsOfInput(schema, new Map([['images', 'url']]))[0]).toMatchObject({
    type: 'list of image files',
    limits: [
      'at most 3 of them',
      'png, jpeg',
      'at most 5 MB',
      'sides of 50 to 5000 pixels',
      'sent as a URL: a local file needs an upload',
    ],
  })
})

test('of a name and the number of the same thing, the name is shown', () => {
  const [row] = rowsOf({ style: { enum: ['clay', 121, '121', 'jade', 126, '126'] } })
  expect(row?.choices).toEqual(['clay', 'jade'])
})

test('an object that has itself within has an end', () => {
  const rows = rowsOfInput({
    type: 'object',
    properties: { tree: { $ref: '#/$defs/tree' } },
    $defs: { tree: { type: 'object', properties: { branch: { $ref: '#/$defs/tree' } } } },
  })
  expect(rows.length).toBeLessThan(10)
})
