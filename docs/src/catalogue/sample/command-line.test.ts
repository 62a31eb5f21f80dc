import { createClient } from '@mediaplug/core'
import { tencent } from '@mediaplug/provider-tencent'
import { expect, test } from 'vitest'
import { ExampleFile } from '../example/example-file.js'
import { agentSample } from './agent.js'
import { commandLineSample } from './command-line.js'

const { models } = createClient({ providers: [tencent()] })
const [description] = models
if (!description) throw new Error('There is no model.')
const model = {
  id: description.id,
  description,
  vendor: { id: 'tencent', package: '@mediaplug/provider-tencent' },
  settings: { region: 'ap-guangzhou' },
}

const input = {
  image: new ExampleFile('kite.jpg', false),
  prompt: "it's a kite",
  enhance: false,
  styles: ['clay', 'jade'],
  logo: { image: new ExampleFile('logo.png', true) },
}

test('a line has the text, an option for each field, and the settings before it', () => {
  expect(commandLineSample(model, input, true)).toBe(
    [
      'MEDIAPLUG_TENCENT_REGION=ap-guangzhou',
      'npx -p @mediaplug/cli -p @mediaplug/sandbox -p @mediaplug/provider-tencent mediaplug',
      'generate tencent/image-to-image',
      String.raw`'it'\''s a kite' --image kite.jpg --no-enhance --styles clay --styles jade`,
      `--logo '{"image":"https://example.com/logo.png"}' --sandbox`,
    ].join(' '),
  )
})

test('a line that asks the vendor fetches no sandbox', () => {
  expect(commandLineSample(model, { prompt: 'kite' }, false)).toContain(
    'npx -p @mediaplug/cli -p @mediaplug/provider-tencent mediaplug generate tencent/image-to-image kite',
  )
})

test('an agent gives a file as a path or an address', () => {
  expect(JSON.parse(agentSample(model.id, input))).toEqual({
    name: 'generate',
    arguments: {
      model: 'tencent/image-to-image',
      input: {
        image: 'kite.jpg',
        prompt: "it's a kite",
        enhance: false,
        styles: ['clay', 'jade'],
        logo: { image: 'https://example.com/logo.png' },
      },
    },
  })
})
