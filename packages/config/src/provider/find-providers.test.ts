import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { installed, moduleOf, openProject } from '../../test/project.js'
import { findProviders } from './find-providers.js'

const idsOf = ({
  providers,
}: {
  readonly providers: readonly { readonly id: string }[]
}): readonly string[] => providers.map(({ id }) => id)

describe('a project', () => {
  test('has the providers among its own dependencies, those of third parties too', async () => {
    const folder = await openProject({
      'package.json': { dependencies: { 'acme-media': '1' }, devDependencies: { '@kite/provider': '1' } },
      'src/deep/index.js': '',
      ...installed('acme-media', 'acme'),
      ...installed('@kite/provider', 'kite'),
    })
    const found = await findProviders({ folder: join(folder, 'src/deep') })
    expect(found).toMatchObject({
      providers: [
        { id: 'acme', place: 'project', package: { name: 'acme-media', version: '1.2.3' } },
        { id: 'kite', place: 'project', package: { name: '@kite/provider' } },
      ],
      problems: [],
    })
  })

  test('never loads what something else depends on, nor a dependency that says nothing', async () => {
    const mark = 'globalThis.mediaplugWasLoaded = true'
    const folder = await openProject({
      'package.json': { dependencies: { plain: '1' } },
      ...installed('plain', 'plain', mark, { keywords: [], dependencies: { transitive: '1' } }),
      ...installed('transitive', 'transitive', mark),
    })
    expect(await findProviders({ folder })).toEqual({ providers: [], problems: [] })
    expect(Reflect.get(globalThis, 'mediaplugWasLoaded')).toBeUndefined()
  })

  test('is a provider itself, where an author is at work on one', async () => {
    const folder = await openProject({
      'package.json': {
        name: 'mine',
        type: 'module',
        keywords: ['mediaplug-provider'],
        exports: './index.js',
      },
      'index.js': moduleOf('mine'),
    })
    expect(idsOf(await findProviders({ folder }))).toEqual(['mine'])
  })

  test('finds a dependency that is installed above it, as a workspace does', async () => {
    const folder = await openProject({
      'package.json': {},
      'apps/site/package.json': { dependencies: { 'acme-media': '1' } },
      ...installed('acme-media', 'acme'),
    })
    expect(idsOf(await findProviders({ folder: join(folder, 'apps/site') }))).toEqual(['acme'])
    expect(idsOf(await findProviders({ folder }))).toEqual([])
  })

  test('is told of what cannot be loaded, and of what is no provider, and has all else', async () => {
    const folder = await openProject({
      'package.json': { dependencies: { broken: '1', empty: '1', 'acme-media': '1', missing: '1' } },
      ...installed('broken', 'broken', "throw new Error('it is broken')"),
      ...installed('empty', 'empty', '', { exports: './other.js' }),
      'node_modules/empty/other.js': 'export const nothing = 1',
      ...installed('acme-media', 'acme'),
    })
    const found = await findProviders({ folder })
    expect(idsOf(found)).toEqual(['acme'])
    expect(found.problems).toMatchObject([
      { name: 'broken', reason: { message: 'it is broken' } },
      { name: 'empty', reason: 'it exports nothing that defineProvider made' },
    ])
  })
})

describe('a configuration', () => {
  test('adds providers that stand before the others, by name, by path and as they are made', async () => {
    const folder = await openProject({
      'package.json': { dependencies: { 'acme-media': '1' } },
      ...installed('acme-media', 'acme'),
      ...installed('kite-media', 'kite'),
      'own.mjs': moduleOf('own'),
    })
    const { providers: made } = await findProviders({ folder })
    const provider = { ...made[0]?.create(), id: 'made', title: 'Made' }
    const found = await findProviders({
      folder,
      configuration: { providers: ['./own.mjs', 'kite-media', Object.assign(provider), 'nowhere'] },
    })
    expect(idsOf(found)).toEqual(['own', 'kite', 'made', 'acme'])
    expect(found.providers[2]?.create()).toBe(provider)
    expect(found.problems).toEqual([{ name: 'nowhere', reason: 'it is not installed: npm install nowhere' }])
  })

  test('may keep the dependencies out', async () => {
    const folder = await openProject({
      'package.json': { dependencies: { 'acme-media': '1' } },
      ...installed('acme-media', 'acme'),
    })
    expect(await findProviders({ folder, configuration: { discover: false } })).toEqual({
      providers: [],
      problems: [],
    })
  })

  test('has a provider that it made itself made anew by its package, where further settings are given', async () => {
    const folder = await openProject({
      'package.json': { dependencies: { 'acme-media': '1' } },
      ...installed('acme-media', 'acme'),
    })
    const { providers: first } = await findProviders({ folder })
    const provider = first[0]?.create({ region: 'here' })
    const configuration = { providers: provider ? [provider] : [] }
    const [acme] = (await findProviders({ folder, configuration })).providers
    expect(acme?.create()).toBe(provider)
    expect(acme?.create({ region: 'there' })).toMatchObject({ settings: { region: 'there' } })
    const [alone] = (await findProviders({ folder, configuration: { ...configuration, discover: false } }))
      .providers
    expect(() => alone?.create({ region: 'there' })).toThrow("made the provider 'acme' itself")
  })
})

test('settings come from the configuration, the environment and the program, the last one wins', async () => {
  const folder = await openProject({
    'package.json': { dependencies: { 'acme-media': '1', 'acme-pro': '1' } },
    ...installed('acme-media', 'acme'),
    ...installed('acme-pro', 'acme-pro'),
  })
  const environment = {
    MEDIAPLUG_ACME_BASE_URL: 'http://127.0.0.1:1',
    MEDIAPLUG_ACME_PRO_BUCKET: 'pictures',
    MEDIAPLUG_ACME_EMPTY: '',
  }
  const configuration = {
    settings: { acme: { baseUrl: 'https://acme.example', region: 'here', bucket: 'a' } },
  }
  const { providers } = await findProviders({ folder, configuration, environment })
  const [acme, pro] = providers
  expect(acme?.create({ bucket: 'b' })).toMatchObject({
    settings: { baseUrl: 'http://127.0.0.1:1', region: 'here', bucket: 'b' },
  })
  expect(acme?.create()).not.toHaveProperty('settings.empty')
  expect(pro?.create()).toMatchObject({ settings: { bucket: 'pictures' } })
})

test('a package may offer an upload, which has the settings of its provider', async () => {
  const folder = await openProject({
    'package.json': { dependencies: { store: '1' } },
    ...installed(
      'store',
      'store',
      'export const put = ({ bucket }) => async () => "https://" + bucket + ".example"',
      {
        mediaplug: { upload: 'put' },
      },
    ),
  })
  const configuration = { settings: { store: { bucket: 'pictures' } } }
  const [store] = (await findProviders({ folder, configuration })).providers
  const file = { bytes: new Uint8Array(1), mediaType: 'image/png' }
  const { signal } = new AbortController()
  expect(await store?.createUpload?.()(file, { signal })).toBe('https://pictures.example')
  expect(await store?.createUpload?.({ bucket: 'others' })(file, { signal })).toBe('https://others.example')
})

describe('what was installed together with a program', () => {
  const program = { 'node_modules/the-program/package.json': { name: 'the-program' } }
  const besideOf = (folder: string): string =>
    pathToFileURL(join(folder, 'node_modules/the-program/dist/bin.js')).href

  test('is found in a folder of its own, as npx makes one', async () => {
    const tool = await openProject({
      'package.json': { dependencies: { 'the-program': '1', 'acme-media': '1' } },
      ...program,
      ...installed('acme-media', 'acme'),
      ...installed('transitive', 'transitive'),
    })
    const folder = await openProject({ 'package.json': {} })
    const found = await findProviders({ folder, beside: besideOf(tool) })
    expect(found.providers).toMatchObject([{ id: 'acme', place: 'beside' }])
  })

  test('is found among what is installed for all projects', async () => {
    const tool = await openProject({
      ...program,
      ...installed('@kite/media', 'kite'),
      ...installed('acme-media', 'acme'),
    })
    const folder = await openProject({ 'package.json': {} })
    expect(idsOf(await findProviders({ folder, beside: besideOf(tool) }))).toEqual(['kite', 'acme'])
  })

  test('stands behind what the project itself has', async () => {
    const tool = await openProject({ ...program, ...installed('acme-media', 'acme') })
    const folder = await openProject({
      'package.json': { dependencies: { 'acme-media': '1' } },
      ...installed('acme-media', 'acme', '', { version: '2.0.0' }),
    })
    const found = await findProviders({ folder, beside: besideOf(tool) })
    expect(found.providers).toMatchObject([{ id: 'acme', place: 'project', package: { version: '2.0.0' } }])
  })

  test('is found where packages are links into a store', async () => {
    const tool = await openProject({
      'package.json': { dependencies: { 'the-program': '1', 'acme-media': '1' } },
      'node_modules/.pnpm/the-program@1/node_modules/the-program/package.json': { name: 'the-program' },
      ...installed('acme-media', 'acme'),
    })
    const real = join(tool, 'node_modules/.pnpm/the-program@1/node_modules/the-program')
    await mkdir(join(tool, 'node_modules'), { recursive: true })
    await symlink(real, join(tool, 'node_modules/the-program'), 'junction')
    const folder = await openProject({ 'package.json': {} })
    const beside = pathToFileURL(join(real, 'dist/bin.js')).href
    expect(idsOf(await findProviders({ folder, beside }))).toEqual(['acme'])
  })

  test('is not found beside a program that something else depends on', async () => {
    const folder = await openProject({
      'package.json': { dependencies: { 'acme-media': '1' } },
      ...program,
      ...installed('acme-media', 'acme'),
    })
    const elsewhere = await openProject({ 'package.json': {} })
    expect(idsOf(await findProviders({ folder: elsewhere, beside: besideOf(folder) }))).toEqual([])
  })
})
