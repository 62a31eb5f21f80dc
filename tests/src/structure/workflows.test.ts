import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { commands } from '../../../scripts/run/commands.mjs'
import { nodes } from '../../../scripts/run/nodes.mjs'

const read = (name: string): string => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8')
const workflows = ['test', 'release', 'site'].map((name) => read(`.github/workflows/${name}.yml`))

test('the workflow tests on each version of Node that is supported, of which the first is the oldest', () => {
  const listed = /^ +node: \[(.+)\]$/m.exec(workflows.join('\n'))?.[1]
  expect(listed?.split(', ').map(Number)).toEqual(nodes)
  expect(read('package.json')).toContain(`"node": ">=${nodes[0]}.`)
})

test('workflows run commands of this repository, by their names', () => {
  const names = [...workflows.join('\n').matchAll(/\bnpm (?:run )?(?!run)([\w:]+)$/gm)].map(
    ([, name]) => name,
  )
  expect(names.length).toBeGreaterThan(5)
  expect(Object.keys(commands)).toEqual(expect.arrayContaining(names))
})
