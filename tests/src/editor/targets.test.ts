import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Editor, openInEditor } from './language-server.js'

/** All models of a provider, as a message writes them. */
const modelsOf = (provider: string): string => `\`${provider}/\${string}\``

/** Targets that there are not, and what the message names. */
const wrong = [
  ['tomovie/text-to-vidoe', ['"tomoviee/text-to-video"']],
  ['tomoviee/text-to-vidoe', ['"tomoviee/text-to-video"']],
  ['omoviee/text-to-speech', ['"tomoviee/text-to-speech"']],
  ['Tomoviee/text-to-speech', ['"tomoviee/text-to-speech"']],
  ['acme/flowchart', ['"edrawmax/flowchart"']],
  ['edrawmax/flow', ['"edrawmax/flowchart"']],
  ['mediaio/i2v-kling-v3', ['"mediaio/i2v-kling-v3-0"']],
  ['mediaio/imagen', ['"mediaio/t2i-imagen-4"']],
  ['text-to-vidoe', ['"text-to-video"']],
  ['image-to-img', ['"image-to-image"']],
  ['imagen', ['"mediaio/t2i-imagen-4"']],
  ['edrawmax', ['"edrawmax/flowchart"', '"edrawmax/gantt"', '"edrawmax/infographic"', '"edrawmax/mindmap"']],
  ['acme/zebra', [modelsOf('edrawmax'), modelsOf('mediaio'), modelsOf('tomoviee')]],
] as const

/** Fields, and what is said of each. */
const fields = [
  ['edrawmax/gantt', 'language', 'Simplified Chinese'],
  ['tomoviee/extend-video', 'cameraMove', '1 to 46'],
  ['tomoviee/image-to-image', 'controlIntensity', '0 to 1. Default: 0.5'],
  ['tomoviee/score-video', 'callbackParams', '`details.params`'],
  ['tomoviee/text-to-speech', 'drive', 'passed on as it is'],
  ['tomoviee/segment-image', 'controlType', 'Default: `subject`'],
] as const

const program = `
import { createClient, type InputOf, type ResultOf, type Target } from '@mediaplug/core'
import { edrawmax } from '@mediaplug/provider-edrawmax'
import { mediaio } from '@mediaplug/provider-mediaio'
import { tomoviee } from '@mediaplug/provider-tomoviee'

const providers = [edrawmax(), mediaio(), tomoviee()] as const
const client = createClient({ providers })
type Providers = (typeof providers)[number]

export function wrapped<T extends Target<Providers>>(target: T, input: InputOf<Providers, T>): Promise<ResultOf<Providers, T>> {
  return client.generate(target, input)
}
export const eitherWay = (long: boolean) =>
  client.submit(long ? 'text-to-video' : 'tomoviee/text-to-video', { prompt: 'a red kite' })

${wrong.map(([target], index) => `await client.${index % 2 ? 'submit' : 'generate'}('${target}', { prompt: 'a red kite' })`).join('\n')}
declare const anything: string
await client.generate(anything, { prompt: 'a red kite' })
await client.generate('tomoviee/text-to-music', { prompt: 7 })
${fields.map(([target, field]) => `await client.generate('${target}', { ${field}: undefined })`).join('\n')}
`

let editor: Editor
let errors: readonly string[]

beforeAll(async () => {
  editor = await openInEditor(program)
  errors = await editor.errors()
}, 60_000)
afterAll(() => editor[Symbol.asyncDispose]())

describe('the message about a target that there is not names what was meant', () => {
  test.each(wrong)('%s: %j', (target, near) => {
    expect(errors).toContain(
      `Argument of type '"${target}"' is not assignable to parameter of type '${near.join(' | ')}'.`,
    )
  })

  test('and says nothing of a target that is known when the program runs, or is one of several', () => {
    expect(errors.filter((message) => message.startsWith("Argument of type 'string'"))).toHaveLength(1)
    expect(errors.filter((message) => message.startsWith('Argument of type'))).toHaveLength(wrong.length + 1)
  })
})

test('the message about an input is about the field', () => {
  expect(errors).toContain("Type 'number' is not assignable to type 'string'.")
})

test.each(fields)('an editor says what a field means: of %s, %s', async (target, field, said) => {
  expect(await editor.shownOf(`'${target}', { ${field}`)).toContain(said)
})

test('an editor offers all targets', async () => {
  const offered = await editor.offeredBehind("client.submit('")
  expect(offered).toEqual(
    expect.arrayContaining([
      'text-to-video',
      'edrawmax/flowchart',
      'mediaio/t2i-imagen-4',
      'tomoviee/score-video',
    ]),
  )
  expect(await editor.offeredBehind("client.generate('tomovie")).toEqual(expect.arrayContaining([...offered]))
})
