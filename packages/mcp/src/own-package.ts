import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Where the package has its skills: beside its modules. */
export const skillsFolder = fileURLToPath(new URL('../skills', import.meta.url))

/** The version of this package. */
export function ownVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  const manifest: { readonly version?: unknown } = JSON.parse(text)
  return String(manifest.version)
}
