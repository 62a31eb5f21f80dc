import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from '@mediaplug/core/provider'

const versions = z.record(z.string(), z.string()).catch({})

/** What is read of a `package.json`. What is not as it should be counts as absent: it is npm's matter, not ours. */
const manifestSchema = z.object({
  name: z.string().catch(''),
  version: z.string().catch(''),
  keywords: z.array(z.string()).catch([]),
  exports: z.unknown().optional(),
  main: z.string().optional().catch(undefined),
  mediaplug: z.object({ upload: z.string().optional() }).catch({}),
  dependencies: versions,
  devDependencies: versions,
  optionalDependencies: versions,
})

/** What is read of a `package.json`. */
export type Manifest = z.output<typeof manifestSchema>

/** A package that is on the disk. */
export interface FoundPackage {
  /** Where it is. */
  readonly folder: string
  /** What its `package.json` says. */
  readonly manifest: Manifest
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return undefined
  }
}

/** The package in a folder; `undefined` where there is none that can be read. */
export async function packageIn(folder: string): Promise<FoundPackage | undefined> {
  const { data: manifest } = manifestSchema.safeParse(await readJson(join(folder, 'package.json')))
  return manifest && { folder, manifest }
}

/** The packages that a package names as its own dependencies, in the order in which it does. */
export const directDependencies = ({ manifest }: FoundPackage): readonly string[] => [
  ...new Set([
    ...Object.keys(manifest.dependencies),
    ...Object.keys(manifest.devDependencies),
    ...Object.keys(manifest.optionalDependencies),
  ]),
]
