import { CommanderError } from 'commander'
import { expect, test } from 'vitest'
import { fromParser } from './from-parser.js'

test('a mistake in the words is one line, with where to look', () => {
  const text = "error: unknown option '--duraton'\n(Did you mean --duration?)"
  const error = fromParser(new CommanderError(1, 'commander.unknownOption', text), 'mediaplug batch')
  expect(error.message).toBe("unknown option '--duraton' (Did you mean --duration?)")
  expect(error.hint).toBe('See: mediaplug batch --help')
})

test('words too many are a text without quotes, most often', () => {
  const error = new CommanderError(1, 'commander.excessArguments', 'error: too many arguments.')
  expect(fromParser(error, 'mediaplug generate', true).hint).toMatch(/^Put a text of several words in quotes/)
})
