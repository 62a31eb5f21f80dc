import { expect, test } from 'vitest'
import { installed, openProject } from '../../test/project.js'
import { findProviders } from '../provider/find-providers.js'
import { openClient } from './open-client.js'

async function openScene() {
  const folder = await openProject({
    'package.json': { dependencies: { one: '1', two: '1' } },
    ...installed('one', 'one', 'export const put = () => async () => "https://one.example/1"', {
      mediaplug: { upload: 'put' },
    }),
    ...installed('two', 'two'),
  })
  return (await findProviders({ folder, configuration: {} })).providers
}

test('a client has the providers that were found, in their order', async () => {
  const { client, providers, problems } = openClient({ providers: await openScene() })
  expect(client.models).toEqual([])
  expect(providers.map(({ id }) => id)).toEqual(['one', 'two'])
  expect(problems).toEqual([])
})

test('a provider that cannot be made is told, and the others work', async () => {
  const settings = { one: { broken: true } }
  const opened = openClient({ providers: await openScene(), settings })
  expect(opened.providers.map(({ id }) => id)).toEqual(['two'])
  expect(opened.problems).toMatchObject([{ name: 'one', reason: { message: 'a setting is wrong' } }])
})

test('an upload is one of a provider that offers it; any other is refused by name', async () => {
  const providers = await openScene()
  expect(() => openClient({ providers, upload: 'one' })).not.toThrow()
  expect(() => openClient({ providers, configuration: { upload: 'one' } })).not.toThrow()
  expect(() => openClient({ providers, upload: 'two' })).toThrow(
    "'two' is no provider whose package offers an upload. Those that do: one.",
  )
})
