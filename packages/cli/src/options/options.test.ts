import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JsonSchema } from '@mediaplug/core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { generateOptions } from '../generate/options.js'
import { withPaths } from './files-in.js'
import { createModelCommand } from './model-command.js'
import { readInput } from './read-input.js'

/** What a model takes that has a field of every kind. */
const schema: JsonSchema = {
  type: 'object',
  required: ['prompt', 'image'],
  additionalProperties: false,
  properties: {
    prompt: { type: 'string', description: 'What it shows' },
    negativePrompt: { type: 'string', maxLength: 20 },
    duration: { type: 'integer', minimum: 1, maximum: 95, default: 20 },
    size: {
      anyOf: [
        { type: 'string', enum: ['small', 'large'] },
        { type: 'number', enum: [1, 2] },
      ],
    },
    audio: { type: 'boolean', default: true },
    image: { type: 'string', 'x-mediaplug-file': { mediaTypes: ['image/png'], maxBytes: 2_000_000 } },
    images: { type: 'array', maxItems: 2, items: { type: 'string', 'x-mediaplug-file': {} } },
    styles: { type: 'array', prefixItems: [{ type: 'string', enum: ['ink'] }], items: false },
    weights: { type: 'array', items: { type: 'number' } },
    logo: {
      anyOf: [
        { type: 'boolean' },
        {
          type: 'object',
          properties: {
            file: { type: 'string', 'x-mediaplug-file': {} },
            rect: { type: 'object', properties: { width: { type: 'integer' } } },
          },
        },
      ],
    },
    extra: { type: 'object', additionalProperties: { type: 'string' } },
    part: { $ref: '#/$defs/part' },
    save: { type: 'string' },
  },
  $defs: {
    part: { type: 'object', properties: { name: { type: 'string' }, part: { $ref: '#/$defs/part' } } },
  },
}

const commandOf = () => createModelCommand('mediaplug generate acme/kite', schema, generateOptions())
const read = (...words: readonly string[]) => readInput(schema, commandOf().read(words), undefined)

describe('options become the input that they say:', () => {
  test.each([
    ['the text', ['a red kite'], { prompt: 'a red kite' }],
    ['an option in place of the text', ['--prompt', 'a red kite'], { prompt: 'a red kite' }],
    ['words that are joined', ['--negative-prompt', 'rain'], { negativePrompt: 'rain' }],
    ['a number', ['--duration', '5'], { duration: 5 }],
    ['a negative number', ['--duration', '-5'], { duration: -5 }],
    ['a number that is none', ['--duration', 'long'], { duration: 'long' }],
    ['a choice of words', ['--size', 'small'], { size: 'small' }],
    ['a choice of numbers', ['--size=2'], { size: 2 }],
    ['a switch', ['--audio'], { audio: true }],
    ['a switch that is off', ['--no-audio'], { audio: false }],
    ['a path', ['--image', 'a b.png'], { image: { path: 'a b.png' } }],
    ['a path on Windows', ['--image', 'C:\\kite.png'], { image: { path: 'C:\\kite.png' } }],
    ['a URL', ['--image', 'https://a.example/b'], { image: 'https://a.example/b' }],
    [
      'several files',
      ['--images', 'a.png', '--images', 'b.png'],
      { images: [{ path: 'a.png' }, { path: 'b.png' }] },
    ],
    ['a list with one kind of item', ['--styles', 'ink'], { styles: ['ink'] }],
    ['a list in JSON', ['--weights', '[1, 2]', '--weights', '3'], { weights: [1, 2, 3] }],
    ['a field within', ['--logo.rect.width', '5'], { logo: { rect: { width: 5 } } }],
    [
      'two fields within',
      ['--logo.file', 'a.png', '--logo.rect.width', '5'],
      { logo: { file: { path: 'a.png' }, rect: { width: 5 } } },
    ],
    ['one of several forms', ['--logo', 'false'], { logo: false }],
    ['an object in JSON', ['--extra', '{"a": "b"}'], { extra: { a: 'b' } }],
    ['a part that contains itself', ['--part.part.name', 'tail'], { part: { part: { name: 'tail' } } }],
    ['a name that the command has too', ['--input.save', 'yes'], { save: 'yes' }],
  ])('%s', async (_, words, input) => {
    expect(await read(...words)).toEqual(input)
  })
})

test('an option that there is not is refused, with the one that was meant', () => {
  expect(() => commandOf().read(['--durration', '5'])).toThrow('--duration')
})

test('help says of each option what it is, what is allowed, and what counts without it', () => {
  const help = commandOf().command.helpInformation().replaceAll(/\s+/g, ' ')
  expect(help).toContain('--prompt <text> What it shows (required)')
  expect(help).toContain('--duration <number> (1 to 95; default: 20)')
  expect(help).toContain('--size <choice> (one of small, large, 1, 2)')
  expect(help).toContain('--image <file> (required; png; at most 2.0 MB)')
  expect(help).toContain('--images <file> (may be repeated; at most 2 of them)')
})

describe('--input', () => {
  async function write(text: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'mediaplug-cli-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    await writeFile(join(folder, 'input.json'), text)
    return join(folder, 'input.json')
  }

  test('has the fields, with paths where files are meant; options count more', async () => {
    const path = await write(
      '{"prompt": "a", "image": "kite.png", "images": ["a.png", "https://b.example"], "logo": {"file": "l.png"}, "weights": [9]}',
    )
    const given = commandOf().read(['--prompt', 'b', '--weights', '1', '--weights', '2'])
    expect(await readInput(schema, given, path)).toEqual({
      prompt: 'b',
      image: { path: 'kite.png' },
      images: [{ path: 'a.png' }, 'https://b.example'],
      logo: { file: { path: 'l.png' } },
      weights: [1, 2],
    })
  })

  test.each([
    ['{', 'is no JSON'],
    ['[]', 'must be an object'],
  ])('%j is refused', async (text, message) => {
    const path = await write(text)
    await expect(readInput(schema, { text: undefined, fields: [] }, path)).rejects.toThrow(message)
  })

  test('that cannot be read is refused by its name', async () => {
    await expect(readInput(schema, { text: undefined, fields: [] }, 'nowhere.json')).rejects.toThrow(
      'nowhere.json',
    )
  })
})

describe('a text in JSON is a path wherever the schema says that a file is meant:', () => {
  const file: JsonSchema = { type: 'string', 'x-mediaplug-file': {} }
  const text: JsonSchema = { type: 'string' }
  const objectOf = (properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
    type: 'object',
    properties,
  })
  test.each<[string, JsonSchema, unknown, unknown]>([
    [
      'in one of two objects that name the same field',
      { anyOf: [objectOf({ part: file }), objectOf({ part: text })] },
      { part: 'kite.png' },
      { part: { path: 'kite.png' } },
    ],
    [
      'in a field of any name',
      { type: 'object', additionalProperties: file },
      { kite: 'kite.png' },
      { kite: { path: 'kite.png' } },
    ],
    [
      'at one place of a list',
      objectOf({ pair: { type: 'array', prefixItems: [text, file] } }),
      { pair: ['a kite', 'kite.png'] },
      { pair: ['a kite', { path: 'kite.png' }] },
    ],
    [
      'in a list of lists',
      objectOf({ rows: { type: 'array', items: { type: 'array', items: file } } }),
      { rows: [['kite.png']] },
      { rows: [[{ path: 'kite.png' }]] },
    ],
  ])('%s', (_, of, given, expected) => {
    expect(withPaths(given, of)).toEqual(expected)
  })
})
