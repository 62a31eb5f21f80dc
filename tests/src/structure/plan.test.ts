import { describe, expect, test } from 'vitest'
import { draw } from '../../../scripts/house/picture.mjs'
import { planOf } from '../../../scripts/house/plan.mjs'

const order = {
  folder: 'packages/core/src',
  layers: [['index.ts', 'provider.ts'], ['client'], ['http', 'journal'], ['file']],
}
const house = {
  'packages/core/src/index.ts': "export type { Client } from './client/client.js'",
  'packages/core/src/provider.ts': "export * from './http/send.js'",
  'packages/core/src/client/client.ts':
    "import '../http/send.js'\nimport type { Journal } from '../journal/journal.js'",
  'packages/core/src/client/options.ts': "import { send } from '../http/send.js'",
  'packages/core/src/http/send.ts': "import { request } from 'undici'",
  'packages/core/src/journal/journal.ts': '',
  'packages/core/src/file/file.ts': '',
  'packages/core/test/helper.ts': "import '../src/client/client.js'",
  'packages/provider-kite/src/index.ts': "import '@mediaplug/core/provider'",
  'packages/provider-swan/src/index.ts': "import '@mediaplug/core/provider'",
  'packages/cli/src/cli.ts': "import '@mediaplug/core'\nimport '@mediaplug/provider-kite'",
  'bench/src/signing.ts': "import '../../packages/provider-kite/dist/index.js'",
}
const plan = (changes: Record<string, string> = {}) =>
  planOf(new Map(Object.entries({ ...house, ...changes })), order)
const arrowsIn = ({ arrows }: ReturnType<typeof plan>) =>
  arrows.map(({ from, to, imports, back }) => `${from} → ${to} ${imports}${back ? ' back' : ''}`).toSorted()

describe('the plan', () => {
  test('has the packages before those that they import, then the rooms in their order', () => {
    expect(
      plan().rooms.map(({ name, files, inCore }) => `${name} ${files}${inCore ? ' in core' : ''}`),
    ).toEqual([
      'bench 1',
      'cli 1',
      'providers 2',
      'index.ts 1 in core',
      'provider.ts 1 in core',
      'client 2 in core',
      'http 1 in core',
      'journal 1 in core',
      'file 1 in core',
    ])
  })

  test('counts the imports from one room to another', () => {
    expect(arrowsIn(plan())).toEqual([
      'bench → providers 1',
      'cli → index.ts 1',
      'cli → providers 1',
      'client → http 2',
      'client → journal 1',
      'index.ts → client 1',
      'provider.ts → http 1',
      'providers → provider.ts 2',
    ])
  })

  test.each([
    [
      'to an earlier room',
      'packages/core/src/http/send.ts',
      "import type { C } from '../client/client.js'",
      'http → client 1 back',
    ],
    [
      'to a room of the same layer',
      'packages/core/src/http/send.ts',
      "import '../journal/journal.js'",
      'http → journal 1 back',
    ],
    [
      'from core to a provider',
      'packages/core/src/file/file.ts',
      "import '@mediaplug/provider-kite'",
      'file → providers 1 back',
    ],
  ])('says that an arrow %s leads back', (_, path, text, arrow) => {
    expect(arrowsIn(plan({ [path]: text }))).toContain(arrow)
  })

  test('shows a room that the order forgot, last', () => {
    expect(plan({ 'packages/core/src/cellar/wine.ts': '' }).rooms.at(-1)).toMatchObject({
      name: 'cellar',
      inCore: true,
    })
  })
})

describe('the picture', () => {
  test('names every room', () => {
    const picture = draw(plan())
    for (const { name } of plan().rooms) expect(picture).toContain(`>${name}</text>`)
  })

  test('has a dot for every arrow', () => {
    expect(draw(plan()).match(/<circle/g)).toHaveLength(plan().arrows.length)
  })

  test('says when nothing leads back, and shows what does', () => {
    expect(draw(plan())).toContain('none of them back')
    expect(draw(plan())).not.toContain('class="dot red"')
    const turned = draw(plan({ 'packages/core/src/http/send.ts': "import '../client/client.js'" }))
    expect(turned).toContain('1 of them back')
    expect(turned).toContain('class="dot red"')
    expect(turned).toContain('class="line red"')
  })
})
