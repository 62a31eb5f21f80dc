import type { ProviderSettings } from '@mediaplug/config'
import { UsageError } from '../error/usage-error.js'
import { noProviders } from '../project/missing.js'
import { type Project, problemText } from '../project/project.js'
import type { Session } from '../session/session.js'
import { loadSandbox, type RunningSandbox } from './load-sandbox.js'
import { toProvider, toVendor } from './vendors.js'

/** Settings that lead to sandboxes, by the providers' ids. */
export type SandboxSettings = Readonly<Record<string, ProviderSettings>>

/** Local vendors that run in this process. */
export interface StartedSandboxes {
  readonly settings: SandboxSettings
  close(): Promise<void>
}

/** The settings that lead to the vendors of a sandbox. */
export const settingsOf = ({ baseUrls, credentials }: RunningSandbox): SandboxSettings =>
  Object.fromEntries(
    Object.entries(baseUrls).map(([vendor, baseUrl]) => [
      toProvider(vendor),
      { ...credentials[vendor], baseUrl },
    ]),
  )

/**
 * Starts local vendors for the providers of the project, in this process.
 *
 * @param wanted - The ids of providers; nothing for all that have such a vendor.
 * @throws UsageError where the sandbox or every provider is missing, or none of them has a local vendor.
 */
export async function startSandboxes(
  session: Session,
  project: Project,
  wanted: readonly string[] | undefined,
): Promise<StartedSandboxes> {
  if (project.found.length === 0) throw noProviders(project.problems.map(problemText))
  const packages = project.found.flatMap((found) => found.package?.name ?? [])
  const { createSandbox, vendorNames } = await loadSandbox(session, packages)
  const ids = project.found.map(({ id }) => id).filter((id) => vendorNames.includes(toVendor(id)))
  const vendors = ids.filter((id) => wanted === undefined || wanted.includes(id)).map(toVendor)
  if (vendors.length === 0) {
    throw new UsageError(
      `No sandbox speaks the protocol of ${(wanted ?? project.found.map(({ id }) => id)).join(', ')}.`,
      {
        hint: `There are sandboxes for ${vendorNames.map(toProvider).join(', ')}.`,
      },
    )
  }
  const sandbox = await createSandbox({ vendors })
  return { settings: settingsOf(sandbox), close: () => sandbox.close() }
}
