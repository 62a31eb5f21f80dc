import { expect, test } from 'vitest'
import { reportLines } from './report.js'
import type { Sample } from './sample.js'

const program: Sample = { id: 'acme/kite', language: 'ts', text: 'const kite = 1' }
const line: Sample = {
  id: 'acme/kite',
  language: 'sh',
  text: 'npx -p @mediaplug/cli mediaplug generate acme/kite',
}

test('a model whose samples ran has a line', () => {
  const outcomes = [program, line].map((sample) => ({ sample, problem: undefined }))
  expect(reportLines(outcomes)).toEqual(['ok   acme/kite  TypeScript 1/1  command line 1/1  agent 0/0'])
})

test('a sample that runs and does not compile is told, with its text', () => {
  const outcomes = [
    { sample: program, problem: undefined },
    { sample: program, problem: 'it does not compile' },
  ]
  expect(reportLines(outcomes)).toEqual([
    'FAIL acme/kite  TypeScript 0/1  command line 0/0  agent 0/0',
    '  TypeScript: it does not compile\nconst kite = 1',
  ])
})
