import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fieldsWithFilesAs } from '../example/example-file.js'
import type { Examples } from '../example/examples.js'
import type { CatalogueModel } from '../registry/catalogue-model.js'
import { draw } from './draw.js'
import type { Drawing } from './drawing.js'
import { media, record } from './folders.js'
import { openStudio } from './open-studio.js'
import { prepareClip, preparePictures } from './prepare-inputs.js'

/** A drawing, and what tells whether it is still that of its example. */
interface Recorded {
  readonly key: string
  readonly drawing: Drawing
}

type Records = Readonly<Record<string, Recorded>>

async function readRecords(): Promise<Records> {
  try {
    return JSON.parse(await readFile(record, 'utf8'))
  } catch {
    return {}
  }
}

/** What the drawings depend on besides: what draws them. */
async function hashOfSandbox(): Promise<string> {
  const folder = dirname(fileURLToPath(import.meta.resolve('@mediaplug/sandbox')))
  const hash = createHash('sha256')
  for (const path of (await readdir(folder, { recursive: true })).toSorted()) {
    if (path.endsWith('.js')) hash.update(await readFile(join(folder, path)))
  }
  return hash.digest('hex')
}

const keyOf = (example: Examples['minimal'], sandbox: string): string =>
  createHash('sha256')
    .update(JSON.stringify(fieldsWithFilesAs(example, (file) => file.text)))
    .update(sandbox)
    .digest('hex')

const isThere = ({ files }: Drawing): boolean =>
  files.every(({ path, poster = path }) =>
    [path, poster].every((one) => existsSync(join(media, one.replace(/^\/media\//, '')))),
  )

/** A model, and what it is drawn of. */
export interface Subject {
  readonly model: CatalogueModel
  readonly examples: Examples
}

/**
 * The drawings of all models that the sandbox speaks for, by the models' ids. What was drawn before is kept.
 *
 * @throws MediaplugError where one cannot be made.
 */
export async function drawAll(subjects: readonly Subject[]): Promise<ReadonlyMap<string, Drawing>> {
  const models = subjects.map(({ model }) => model)
  await preparePictures()
  const [records, sandbox] = [await readRecords(), await hashOfSandbox()]
  const [studio, folder] = [await openStudio(models), await mkdtemp(join(tmpdir(), 'mediaplug-docs-'))]
  const made: Record<string, Recorded> = {}
  try {
    await prepareClip(studio)
    for (const { model, examples } of subjects) {
      if (model.vendor.sandbox === undefined) continue
      const key = keyOf(examples.minimal, sandbox)
      const known = records[model.id]
      const isKnown = known?.key === key && isThere(known.drawing)
      made[model.id] = isKnown ? known : { key, drawing: await draw(studio, model, examples.minimal, folder) }
    }
  } finally {
    await studio.close()
    await rm(folder, { recursive: true, force: true })
    await mkdir(dirname(record), { recursive: true })
    await writeFile(record, JSON.stringify({ ...records, ...made }))
  }
  return new Map(Object.entries(made).map(([id, { drawing }]) => [id, drawing]))
}
