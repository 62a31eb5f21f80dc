import { expect, test } from 'vitest'
import { ExampleFile } from '../example/example-file.js'
import { literal } from './literal.js'

test('a short object stands on one line', () => {
  expect(literal({ prompt: "it's a kite", count: 2, audio: false })).toBe(
    String.raw`{ prompt: 'it\'s a kite', count: 2, audio: false }`,
  )
})

test('a long one has a line for each field', () => {
  const text = 'a red kite over the sea in the evening'
  expect(literal({ prompt: text, negativePrompt: text })).toBe(
    `{\n  prompt: '${text}',\n  negativePrompt: '${text}',\n}`,
  )
})

test('a file is a path, or an address that the vendor fetches', () => {
  expect(literal([new ExampleFile('a.jpg', false), new ExampleFile('b.jpg', true)])).toBe(
    "[{ path: 'a.jpg' }, 'https://example.com/b.jpg']",
  )
})

test('a name that is no word of the language is quoted', () => {
  expect(literal({ 'x-y': 1 })).toBe("{ 'x-y': 1 }")
})
