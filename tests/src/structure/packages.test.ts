import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root, sources } from './house.js'
import { modulesUsed } from './modules.js'

const packages = join(root, 'packages')
const providers = readdirSync(packages).filter((name) => name.startsWith('provider-'))

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

function manifestOf(name: string): Manifest {
  return JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8'))
}

describe.each(providers)('%s', (name) => {
  test('imports nothing but what providers are offered', () => {
    expect(modulesUsed(sources, name)).toEqual(['@mediaplug/core/provider'])
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
    const manifest = manifestOf(name)
    expect(manifest.peerDependencies).toEqual({ '@mediaplug/core': '>=0.1.0 <1' })
    expect(manifest.dependencies ?? {}).not.toHaveProperty('@mediaplug/core')
  })
})

test('core depends on zod alone, and has undici built in', () => {
  expect(Object.keys(manifestOf('core').dependencies ?? {})).toEqual(['zod'])
  expect(modulesUsed(sources, 'core')).toEqual(['undici', 'zod'])
})

test('the sandbox shares no code with core and the providers', () => {
  expect(modulesUsed(sources, 'sandbox').filter((module) => module.startsWith('@mediaplug/'))).toEqual([])
})

test('what finds providers uses core, and knows no vendor', () => {
  expect(modulesUsed(sources, 'config')).toEqual(['@mediaplug/core', '@mediaplug/core/provider', 'jiti'])
})

test('the command knows no vendor, and looks the sandbox up when it runs', () => {
  const ours = modulesUsed(sources, 'cli').filter((module) => module.startsWith('@mediaplug/'))
  expect(ours).toEqual(['@mediaplug/config', '@mediaplug/core', '@mediaplug/core/provider'])
})

test('the server for agents knows no vendor', () => {
  const ours = modulesUsed(sources, 'mcp').filter((module) => module.startsWith('@mediaplug/'))
  expect(ours).toEqual(['@mediaplug/config', '@mediaplug/core', '@mediaplug/core/provider'])
})

test('what serves the AI SDK uses core, and neither a vendor nor the AI SDK', () => {
  expect(modulesUsed(sources, 'ai-sdk')).toEqual(['@mediaplug/core', '@mediaplug/core/provider'])
})

test('the sink of S3 uses core and the client of AWS', () => {
  expect(modulesUsed(sources, 'sink-s3')).toEqual(['@aws-sdk/client-s3', '@mediaplug/core'])
})

test('telemetry uses core and what OpenTelemetry offers to libraries', () => {
  expect(modulesUsed(sources, 'telemetry')).toEqual(['@mediaplug/core', '@opentelemetry/api'])
})

test('what spreads work over processes uses core, its engine and its database, and no vendor', () => {
  expect(modulesUsed(sources, 'durable')).toEqual([
    '@dbos-inc/dbos-sdk',
    '@dbos-inc/dbos-sdk/internal/system_database',
    '@dbos-inc/dbos-sdk/internal/telemetry/logs',
    '@mediaplug/core',
    '@mediaplug/core/provider',
    '@mediaplug/core/remote',
    'pg',
  ])
})

test('the conformance kit uses core as an application and an author do, and no vendor', () => {
  expect(modulesUsed(sources, 'testing')).toEqual(['@mediaplug/core', '@mediaplug/core/provider'])
})

describe('the check of what a package imports', () => {
  test.each([
    ['a call', "import { zod } from 'zod'"],
    ['a type', "import type { ZodType } from 'zod'"],
    ['a passed on name', "export { z } from 'zod'"],
    ['a type in place', "export type Z = import('zod').ZodType"],
  ])('finds %s of another package', (_, text) => {
    const files = new Map([
      ['packages/kite/src/deep/models/kite.ts', text],
      ['packages/kite/src/index.ts', "import { readFile } from 'node:fs'\nimport './deep/models/kite.js'"],
      ['packages/other/src/index.ts', "import 'undici'"],
    ])
    expect(modulesUsed(files, 'kite')).toEqual(['zod'])
  })
})
