import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const packages = fileURLToPath(new URL('../../../packages', import.meta.url))

/** The rooms of core in the order of a request's way: what is called stands after who calls it. */
const rooms = [
  'client',
  'submission',
  'task',
  'input',
  'asset',
  'registry',
  'account',
  'download',
  'http',
  'journal',
  'contract',
  'time',
  'validation',
  'capability',
  'error',
  'file',
]

interface Import {
  readonly file: string
  readonly target: string
}

/** What a package's sources import at run time. */
function importsOf(name: string): Import[] {
  const folder = join(packages, name, 'src')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.test(-d)?\.ts$/.test(file))
    .flatMap((file) =>
      [
        ...readFileSync(join(folder, file), 'utf8').matchAll(
          /^(?:import|export) (?!type )[^;]*?from '([^']+)'/gm,
        ),
      ].map(([, target = '']) => ({ file, target })),
    )
}

const providers = readdirSync(packages).filter((name) => name.startsWith('provider-'))

test('in core, calls go one way: no room imports one that comes before it', () => {
  const back = importsOf('core')
    .filter(({ target }) => target.startsWith('.'))
    .map(({ file, target }) => ({
      file,
      from: dirname(file),
      to: basename(dirname(join('/', file, '..', target))),
    }))
    .filter(
      ({ from, to }) => rooms.includes(from) && rooms.includes(to) && rooms.indexOf(to) < rooms.indexOf(from),
    )
  expect(back).toEqual([])
})

test('every folder of core is a room that has its place', () => {
  const folders = readdirSync(join(packages, 'core/src'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )
  expect(folders.map(({ name }) => name).toSorted()).toEqual(rooms.toSorted())
})

describe.each(providers)('%s', (name) => {
  test('imports nothing but what providers are offered', () => {
    const packagesUsed = importsOf(name).filter(
      ({ target }) => !target.startsWith('.') && !target.startsWith('node:'),
    )
    expect(new Set(packagesUsed.map(({ target }) => target))).toEqual(new Set(['@mediaplug/core/provider']))
  })

  test('is built with types that need nothing but core', () => {
    const folder = join(packages, name, 'dist')
    const declarations = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.d.ts'),
    )
    const foreign = declarations.filter((file) =>
      /(from|import\() ?["']zod/.test(readFileSync(join(folder, file), 'utf8')),
    )
    expect(declarations.length).toBeGreaterThan(0)
    expect(foreign).toEqual([])
  })

  test('names core as a peer', () => {
    const manifest = JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8'))
    expect(manifest.peerDependencies).toEqual({ '@mediaplug/core': '>=0.1.0 <1' })
    expect(manifest.dependencies ?? {}).not.toHaveProperty('@mediaplug/core')
  })
})

test('core depends on undici and zod, no more', () => {
  const manifest = JSON.parse(readFileSync(join(packages, 'core/package.json'), 'utf8'))
  expect(Object.keys(manifest.dependencies)).toEqual(['undici', 'zod'])
})

test('the sandbox shares no code with core and the providers', () => {
  const own = importsOf('sandbox').filter(({ target }) => target.startsWith('@mediaplug/'))
  expect(own.map(({ file }) => relative('.', file))).toEqual([])
})

test('the conformance kit uses core as an application and an author do, and no vendor', () => {
  const packagesUsed = importsOf('testing').filter(
    ({ target }) => !target.startsWith('.') && !target.startsWith('node:'),
  )
  expect(new Set(packagesUsed.map(({ target }) => target))).toEqual(
    new Set(['@mediaplug/core', '@mediaplug/core/provider']),
  )
})
