import { readFileSync } from 'node:fs'
import { parseSync } from 'oxc-parser'
import { describe, expect, test } from 'vitest'
import { namesOf } from './names.js'
import { fillTemplate, readTemplate } from './template.js'

const template = readTemplate()

interface Manifest {
  readonly version: string
  readonly peerDependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

const manifestOf = (path: string): Manifest =>
  JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'))

describe('what a new package asks for', () => {
  const manifest: Manifest = JSON.parse(template.get('package.json') ?? '')
  const peers = manifestOf('packages/provider-tomoviee/package.json').peerDependencies

  test('of Mediaplug is what our own providers ask for', () => {
    const range = peers['@mediaplug/core']
    expect(manifest.peerDependencies).toEqual({ '@mediaplug/core': range })
    expect(manifest.devDependencies).toMatchObject({ '@mediaplug/core': range, '@mediaplug/testing': '<1' })
  })

  test.each(['@types/node', 'typescript', 'vitest'])('of %s is what we work with', (name) => {
    const { devDependencies } = manifestOf('package.json')
    expect(manifest.devDependencies[name]).toBe(`^${devDependencies[name]}`)
  })
})

test('the template is checked as strictly as our own code', () => {
  const own = readFileSync(new URL('../../../tsconfig.base.json', import.meta.url), 'utf8')
  const { compilerOptions: base } = JSON.parse(own)
  const { compilerOptions } = JSON.parse(template.get('tsconfig.json') ?? '')
  const places = [
    'composite',
    'declaration',
    'declarationMap',
    'sourceMap',
    'rootDir',
    'outDir',
    'tsBuildInfoFile',
  ]
  const wanted = Object.entries(base).filter(([name]) => !places.includes(name))
  expect(compilerOptions).toEqual({ ...Object.fromEntries(wanted), noEmit: true })
})

test.each(["O'Hara & Søn", "'", '(Kite) Works!', 'A, B + C'])(
  'code with the title %s can be read',
  (title) => {
    const files = fillTemplate(
      template,
      namesOf('kite', title, '@you', () => false),
      "O'Hara",
      2030,
    )
    for (const [path, text] of files) {
      if (path.endsWith('.ts')) expect(parseSync(path, text).errors).toEqual([])
      if (path.endsWith('.json')) expect(() => JSON.parse(text)).not.toThrow()
    }
  },
)

test('a title that is a name of the template is not filled in again', () => {
  const files = fillTemplate(
    template,
    namesOf('kite', '{year} acme-studio', '', () => false),
    '{year}',
    2030,
  )
  expect(files.get('README.md')).toContain('[{year} acme-studio](https://kite.example)')
  expect(files.get('LICENSE')).toContain('2030 {year}')
})
