import { InvalidArgumentError } from 'commander'
import { expect, test } from 'vitest'
import { readCount, readPort, readSeconds } from './read-number.js'

test.each([
  [readSeconds, ['', ' ', 'x', '0', '-1', '1s', 'Infinity', 'NaN']],
  [readCount, ['', 'x', '0', '-1', '1.5', '1e99']],
  [readPort, ['', 'x', '0', '65536', '80.5']],
])('what is no number of its kind is refused before anything is asked (%#)', (read, texts) => {
  for (const text of texts) expect(() => read(text)).toThrow(InvalidArgumentError)
})

test('a number is read', () => {
  expect([readSeconds('0.5'), readCount('12'), readPort('8080')]).toEqual([0.5, 12, 8080])
})
