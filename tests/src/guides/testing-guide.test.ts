import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documents, root } from '../structure/house.js'
import { programsOf } from './programs.js'

const before = process.cwd()
const folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
beforeAll(() => process.chdir(folder))
afterAll(async () => {
  process.chdir(before)
  await rm(folder, { recursive: true })
})

/** A program that imports what it is a test of from sources, since it lies in no package. */
const standing = (code: string): string =>
  code
    .replace(
      / from '@mediaplug\/([^']+)'$/gm,
      (_, name) => ` from '${join(root, 'packages', name, 'src/index.ts')}'`,
    )
    .replace(/ from 'vitest'$/gm, ` from '${import.meta.resolve('vitest')}'`)

const programs = programsOf('testing', documents.get('docs/guides/testing.md') ?? '').filter(({ code }) =>
  code.includes("from 'vitest'"),
)

test('the guide on testing has tests', () => {
  expect(programs.length).toBeGreaterThan(3)
})

// What a program tests, it adds to the tests of this file.
for (const [index, { name, code }] of programs.entries()) {
  const file = join(folder, `program-${index + 1}.ts`)
  await writeFile(file, standing(code))
  describe(name, async () => {
    await import(file)
  })
}
