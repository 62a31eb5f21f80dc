import * as z from 'zod'
import { deliver } from '../src/asset/deliver.js'
import type { Output } from '../src/asset/output.js'
import { defineCapability } from '../src/capability/define.js'
import type { ProducedAsset } from '../src/capability/output.js'
import type { TaskHandle } from '../src/handle.js'
import { createVendor } from '../src/http/vendor.js'
import { temporaryFolder } from './asset-scene.js'
import { acme } from './scripted-provider.js'
import { openVendor, type Reply } from './scripted-vendor.js'

/** Yields whatever a test reports. */
const anything = defineCapability({
  id: 'text-to-anything',
  input: z.strictObject({}),
  output: z.looseObject({ assets: z.custom<readonly ProducedAsset[]>().optional() }),
})

/** What of a result a test may choose. */
export interface ResultScene {
  readonly model?: string
  /** `null` for a result without a task. */
  readonly ref?: string | null
  readonly kinds?: readonly string[]
  readonly more?: object
}

/** The result of a vendor that answers for each of its files as scripted, and an empty folder to save it in. */
export async function openResult(replies: readonly Reply[], scene: ResultScene = {}) {
  const vendor = await openVendor()
  const { model = 'acme/picture', ref = 't1', kinds = [], more = {} } = scene
  const provider = { ...acme({ apiKey: 'key-of-results', baseUrl: vendor.origin }), downloads: { hosts: [] } }
  const handle: TaskHandle | undefined =
    ref === null ? undefined : { v: 1, model, ref, submittedAt: '2026-01-31T23:00:00Z' }
  const source = { id: model, provider, account: createVendor(provider), model: { capability: anything } }
  const assets = replies.map((reply, index) => {
    vendor.script(`GET /files/${index}/`, reply)
    const kind = kinds[index] ?? 'image'
    return {
      kind,
      mediaType: kind === 'video' ? 'video/mp4' : 'image/png',
      url: `${vendor.origin}/files/${index}/`,
    }
  })
  const again = async (): Promise<Output> => deliver(source, { assets, ...more }, handle)
  return { vendor, result: await again(), again, folder: await temporaryFolder() }
}
