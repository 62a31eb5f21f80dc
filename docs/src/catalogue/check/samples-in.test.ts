import { expect, test } from 'vitest'
import { block, tabs } from '../page/markdown.js'
import { samplesIn } from './samples-in.js'

test('samples are taken from a page as they stand in it', () => {
  const text = 'const kite = 1\n\nconsole.log(kite)'
  const page = tabs([
    block('ts', text, 'TypeScript'),
    block('sh', 'npx -p @mediaplug/cli mediaplug models', 'Command line'),
  ])
  expect(samplesIn('acme/kite', `# Kite\n\n${page}\n`)).toEqual([
    { id: 'acme/kite', language: 'ts', text },
    { id: 'acme/kite', language: 'sh', text: 'npx -p @mediaplug/cli mediaplug models' },
  ])
})

test('a block without a tab is no sample', () => {
  expect(samplesIn('acme/kite', block('sh', 'npm install'))).toEqual([])
})
