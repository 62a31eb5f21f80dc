import { fileURLToPath } from 'node:url'
import { findPackage, importPackage, type ProviderSettings } from '@mediaplug/config'
import { noSandbox } from '../project/missing.js'
import { sandboxPackage } from '../project/packages.js'
import type { Session } from '../session/session.js'

/** Local vendors, running: what the command needs to know of them. */
export interface RunningSandbox {
  readonly baseUrls: Readonly<Record<string, string>>
  readonly credentials: Readonly<Record<string, ProviderSettings>>
  fault(fault: object): Promise<void>
  close(): Promise<void>
}

/** How they are started. */
interface SandboxStart {
  readonly vendors: readonly string[]
  readonly port?: number | undefined
  readonly taskSeconds?: number | undefined
}

/** What the package of the sandbox exports. */
export interface SandboxModule {
  readonly vendorNames: readonly string[]
  createSandbox(start: SandboxStart): Promise<RunningSandbox>
}

const isSandbox = (module: object): module is SandboxModule =>
  'createSandbox' in module &&
  typeof module.createSandbox === 'function' &&
  'vendorNames' in module &&
  Array.isArray(module.vendorNames)

/**
 * Looks the sandbox up: in the project, else beside the command. It is no dependency, for it is large and few need it.
 *
 * @param packages - Those that were found, for the line that installs what is missing.
 * @throws UsageError with the line that works, where it is not there.
 */
export async function loadSandbox({ folder }: Session, packages: readonly string[]): Promise<SandboxModule> {
  const here = fileURLToPath(new URL('.', import.meta.url))
  const found = (await findPackage(sandboxPackage, folder)) ?? (await findPackage(sandboxPackage, here))
  const module = found && (await importPackage(found))
  if (module && isSandbox(module)) return module
  throw noSandbox(packages)
}
