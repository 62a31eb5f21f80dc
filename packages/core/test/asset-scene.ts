import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Asset } from '../src/asset/asset.js'
import { createAsset } from '../src/asset/create-asset.js'
import type { VendorFile } from '../src/asset/locate-file.js'
import { createVendor } from '../src/http/vendor.js'
import { acme } from './scripted-provider.js'
import { openVendor, type Reply } from './scripted-vendor.js'

/** A file that is a picture by its first bytes. */
export const png: Buffer = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(4_000, 7)])

/** A file that is a video by its first bytes. */
export const mp4: Buffer = Buffer.concat([
  Buffer.from('00000018', 'hex'),
  Buffer.from('ftypisom'),
  Buffer.alloc(100),
])

/** The task that made the file. */
const handle = {
  v: 1,
  model: 'acme/picture',
  ref: 't1',
  submittedAt: '2026-01-01T00:00:00Z',
} as const

/** A folder that is removed when the test is finished. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

/** What is in a folder and below it, sorted. Links are not followed. */
export async function namesIn(folder: string, below = ''): Promise<string[]> {
  const names: string[] = []
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const name = join(below, entry.name)
    names.push(name)
    if (entry.isDirectory()) names.push(...(await namesIn(folder, name)))
  }
  return names.sort()
}

/** A picture as a model reports it: by its URL, or by its bytes. Unless a test says when, that was long ago. */
export function picture(
  produced: { readonly url: string; readonly expiresAt?: Date } | { readonly bytes: Uint8Array } | VendorFile,
  trustedOrigin = '',
  toldAt = Number.NEGATIVE_INFINITY,
): Asset<'image'> {
  const usual = acme({ apiKey: 'key-of-pictures', ...(trustedOrigin && { baseUrl: trustedOrigin }) })
  const vendor = createVendor({ ...usual, downloads: { hosts: [] } })
  const file = { kind: 'image', mediaType: 'image/png', ...produced } as const
  return createAsset(file, { vendor, model: handle.model, handle, toldAt })
}

/** A picture that lies at a vendor, which answers as scripted, and an empty folder to save it in. */
export async function openPicture(...replies: Reply[]) {
  const vendor = await openVendor()
  vendor.script('GET /file', ...replies)
  const asset = picture({ url: `${vendor.origin}/file` }, vendor.origin)
  return { vendor, asset, folder: await temporaryFolder() }
}
