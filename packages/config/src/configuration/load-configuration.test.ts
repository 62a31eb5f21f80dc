import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openProject } from '../../test/project.js'
import { loadConfiguration } from './load-configuration.js'

const settings = { acme: { bucket: 'pictures' } }

test.each([
  ['ts', 'const bucket: string = "pictures"\nexport default { settings: { acme: { bucket } } }'],
  ['js', 'export default { settings: { acme: { bucket: "pictures" } } }'],
  ['json', JSON.stringify({ settings })],
])('a configuration may be written as .%s', async (ending, text) => {
  const folder = await openProject({
    'package.json': { type: 'module' },
    [`mediaplug.config.${ending}`]: text,
  })
  const path = join(folder, `mediaplug.config.${ending}`)
  expect(await loadConfiguration({ folder })).toEqual({ path, folder, configuration: { settings } })
})

test('it is found above a folder of the project, and no further than its package.json', async () => {
  const folder = await openProject({
    'package.json': {},
    'mediaplug.config.json': { settings },
    'src/deep/file.txt': '',
    'apps/site/package.json': {},
  })
  expect(await loadConfiguration({ folder: join(folder, 'src/deep') })).toMatchObject({ folder })
  const site = join(folder, 'apps/site')
  expect(await loadConfiguration({ folder: site })).toEqual({
    path: undefined,
    folder: site,
    configuration: {},
  })
})

describe('what cannot be a configuration is refused by its path:', () => {
  test.each([
    ['text that is no JSON', 'json', '{', 'cannot be loaded'],
    ['a program that fails', 'js', 'throw new Error("no vault")', 'cannot be loaded: no vault'],
    ['a module without a default export', 'js', 'export const a = 1', 'has no default export'],
    ['an unknown field', 'json', '{ "provider": [] }', 'provider is not supported; did you mean providers?'],
    ['a number as a provider', 'json', '{ "providers": [1] }', 'must be a provider'],
    ['a text as settings', 'json', '{ "settings": { "acme": "x" } }', 'must be an object'],
  ])('%s', async (_, ending, text, message) => {
    const name = `mediaplug.config.${ending}`
    const folder = await openProject({ 'package.json': { type: 'module' }, [name]: text })
    const error = await loadConfiguration({ folder }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining(join(folder, name)),
    })
    expect(error).toMatchObject({ message: expect.stringContaining(message) })
  })
})
