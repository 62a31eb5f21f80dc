import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { format } from 'node:util'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { documents, root } from '../structure/house.js'
import { unsubscribeAll } from './listeners.js'
import { programsOf, withImports } from './programs.js'
import { createClient, mediaio, sandbox } from './vendors.js'

const guides = [
  'getting-started',
  'choosing-a-model',
  'tasks',
  'files',
  'errors',
  'reliability',
  'network',
  'performance',
  'prompts',
]
const ways = [
  [/^@mediaplug\//, join(root, 'tests/src/guides/vendors.ts')],
  [/^node:diagnostics_channel$/, join(root, 'tests/src/guides/listeners.ts')],
] as const
const before = process.cwd()
const folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
const picture = join(folder, 'kite.png')

beforeAll(async () => {
  const client = createClient({ providers: [mediaio()] })
  const { assets } = await client.generate('text-to-image', { prompt: 'a red kite' })
  await assets[0]?.save(picture)
})
afterAll(async () => {
  process.chdir(before)
  await sandbox.close()
  await rm(folder, { recursive: true })
})

/** Runs a program in an empty folder, but for a picture, and gives what it wrote. */
async function run(place: string, code: string): Promise<string[]> {
  const written: string[] = []
  for (const way of ['log', 'warn', 'error'] as const)
    vi.spyOn(console, way).mockImplementation((...words: unknown[]) => void written.push(format(...words)))
  await mkdir(place)
  await copyFile(picture, join(place, 'kite.png'))
  await writeFile(join(place, 'program.ts'), withImports(code, ways))
  process.chdir(place)
  try {
    await import(join(place, 'program.ts'))
  } finally {
    unsubscribeAll()
    vi.restoreAllMocks()
  }
  return written
}

describe.each(guides)('the guide %s', (name) => {
  const programs = programsOf(name, documents.get(`docs/guides/${name}.md`) ?? '')

  test('has programs', () => expect(programs).not.toEqual([]))

  test('has none that writes beyond the folder in which it runs', () => {
    expect(programs.filter(({ code }) => /['"`]\//.test(code))).toEqual([])
  })

  test.each(programs)('runs as it stands: $name', async ({ name, code }) => {
    vi.stubEnv('STUDIO_KEY', sandbox.credentials.tomoviee.appKey)
    vi.stubEnv('STUDIO_SECRET', sandbox.credentials.tomoviee.appSecret)
    const written = await run(join(folder, name.replace(/\W+/g, '-')), code)
    expect(written.filter((line) => /\bundefined\b/.test(line))).toEqual([])
  })
})

test('the first program of all saves what the guide says', async () => {
  const saved = await readdir(join(folder, 'getting-started-example-1/output'))
  expect(saved.map((file) => extname(file)).toSorted()).toEqual(['.mmd', '.mp4', '.png', '.svg'])
})
