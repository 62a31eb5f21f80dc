import { expect, test } from 'vitest'
import { checkSavePattern } from './check-pattern.js'

test.each(['out/{model}-{n}', 'out/', './', 'kite.{ext}'])('%j is a place for files', async (where) => {
  await expect(checkSavePattern(where)).resolves.toBeUndefined()
})

test.each([
  ['out/{modle}', 'did you mean {model}?'],
  ['{ext}-kite', '{ext} stands at the end alone'],
  ['', 'name a folder or a pattern'],
])('%j is refused, with what is allowed', async (where, message) => {
  await expect(checkSavePattern(where)).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining(message),
  })
})
