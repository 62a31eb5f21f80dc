import { expect, test } from 'vitest'
import { codeIn, tableBelow } from './table.js'

const document =
  '# Map\n\n## Data\n\nWords.\n\n| file | why |\n| ---- | --- |\n| `a.ts`, `b.ts` | a list |\n| `c.ts` | |\n\n## Next\n\nNo table.\n\n## Last\n\n| a |\n| - |\n| b |\n'

test('a table is read below its heading, without its head', () => {
  expect(tableBelow(document, 'Data')).toEqual([
    ['`a.ts`, `b.ts`', 'a list'],
    ['`c.ts`', ''],
  ])
})

test.each(['Next', 'None'])('a table that is missing below %s is an error, and no empty list', (heading) => {
  expect(() => tableBelow(document, heading)).toThrow(heading)
})

test('a cell names what stands in backticks', () => {
  expect(codeIn('`a.ts` or `b/`, not c')).toEqual(['a.ts', 'b/'])
})
