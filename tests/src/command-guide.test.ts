import { createClient } from '@mediaplug/core'
import { edrawmax } from '@mediaplug/provider-edrawmax'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { describe, expect, test } from 'vitest'
import { within } from '../../scripts/house/sources.mjs'
import { documents, sources } from './structure/house.js'

const guide = documents.get('docs/guides/command-line.md') ?? ''
const command = [...within(sources, 'packages/cli/src').values()].join('\n')

/** What the guide shows as typed, a command each. */
const typed = [...guide.matchAll(/^(?:\$ )?(?:npx )?(?:.*[|(] ?)?mediaplug ([a-z]+)\b(.*)$/gm)].map(
  ([line, name = '', rest = '']) => ({ line, name, rest }),
)

/** Options as the command spells the inputs of models. */
const inputs = createClient({ providers: [edrawmax(), tomoviee()] }).models.flatMap(({ jsonSchema }) =>
  Object.keys(jsonSchema.properties ?? {}).map((field) =>
    field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  ),
)

describe('the guide on the command line', () => {
  test('shows commands', () => expect(typed.length).toBeGreaterThan(25))

  test.each(typed)('shows what there is: $line', ({ name, rest }) => {
    expect(sources.has(`packages/cli/src/commands/${name}.ts`)).toBe(true)
    const [own = ''] = rest.split(' | ')
    for (const [, option = ''] of own.matchAll(/ --([a-z-]+)/g))
      expect(command.includes(`--${option}`) || inputs.includes(option), `--${option}`).toBe(true)
  })
})
