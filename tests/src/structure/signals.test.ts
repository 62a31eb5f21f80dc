import { expect, test } from 'vitest'
import { sources } from './house.js'

test('no limit depends on a signal that a garbage collection can take away', () => {
  const found = [...sources].filter(
    ([path, text]) =>
      path.startsWith('packages/') &&
      !/\.test(-d)?\.ts$|\/test\//.test(path) &&
      /^(?!\s*(\/\/|\*)).*AbortSignal\.(any|timeout)\(/m.test(text),
  )
  expect(found.map(([path]) => path)).toEqual([])
})
