import { createClient } from '../src/client/create-client.js'
import type { Limits } from '../src/contract/common-settings.js'
import type { Pacing } from '../src/task/pacing.js'
import { type RecordingJournal, recordingJournal } from './recording-journal.js'
import { json } from './replies.js'
import { acme } from './scripted-provider.js'
import { openVendor, type ScriptedVendor } from './scripted-vendor.js'

/** A credential that must never be seen. */
export const apiKey = 'sk-kite-0123456789'

/** How a scene differs from the usual. */
export interface SceneOptions {
  readonly limits?: Limits
  readonly journal?: RecordingJournal
  readonly pacing?: Pacing
  readonly timeoutMs?: number
}

/** A client of a vendor, quick to poll, with a journal that remembers. */
export function sceneAt(origin: string, options: SceneOptions = {}) {
  const { limits = {}, journal = recordingJournal(), pacing = () => 20, timeoutMs = 10_000 } = options
  const provider = acme({ apiKey, baseUrl: origin, limits })
  return { provider, journal, client: createClient({ providers: [provider], journal, pacing, timeoutMs }) }
}

/** A vendor that accepts each task and finishes it at once, unless a test scripts it otherwise. */
export async function openScene(options: SceneOptions = {}) {
  const vendor = await openVendor()
  scriptSuccess(vendor)
  return { vendor, ...sceneAt(vendor.origin, options) }
}

/** Scripts a vendor that accepts and finishes everything. */
export function scriptSuccess(vendor: ScriptedVendor): void {
  const url = `${vendor.origin}/file`
  vendor.script('POST /tasks', json({ id: 't1' }))
  vendor.script('GET /tasks', json({ state: 'succeeded', url }))
  vendor.script('POST /drawings', json({ url }))
  vendor.script('POST /films', json({ id: 'f1' }))
  vendor.script('GET /films', json({ state: 'succeeded', url }))
  vendor.script('DELETE /films', json({}))
}

/** A usual request. */
export const kite = { prompt: 'a red kite' }
