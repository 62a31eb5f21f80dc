import { expect, test } from 'vitest'
import { readOptions } from './read-options.js'

test('all that help tells of is understood', () => {
  const words =
    '--folder a --folder b --project c --tools models --max-tasks 0 --call-seconds 0.5 --env-file d'
  expect(readOptions(words.split(' '))).toEqual({
    act: 'serve',
    envFiles: ['d'],
    options: { folders: ['a', 'b'], project: 'c', tools: 'models', maxTasks: 0, callSeconds: 0.5 },
  })
  expect(readOptions(['--help'])).toEqual({ act: 'help' })
  expect(readOptions(['--version'])).toEqual({ act: 'version' })
})

test.each([
  ['an unknown option', ['--folders', 'x'], '--folders'],
  ['a word that is none', ['serve'], 'serve'],
  ['other tools', ['--tools', 'all'], '--tools'],
  ['no number', ['--max-tasks', 'many'], '--max-tasks'],
  ['half a task', ['--max-tasks', '1.5'], '--max-tasks'],
  ['nothing in place of a number', ['--max-tasks', ''], '--max-tasks'],
  ['a call that hosts would drop', ['--call-seconds', '46'], '--call-seconds'],
  ['no time at all', ['--call-seconds', '0'], '--call-seconds'],
])('%s is refused by name', (_, words, name) => {
  const wanted = readOptions(words)
  expect(wanted).toMatchObject({ act: 'refuse', reason: expect.stringContaining(name) })
})
