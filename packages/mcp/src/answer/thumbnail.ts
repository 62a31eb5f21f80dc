import { readFile } from 'node:fs/promises'
import type { ImageContent } from '@modelcontextprotocol/server'
import type { FileOfResult } from '../ledger/entry.js'

/** What hosts and models show. */
const shown = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif'])

/** Larger ones would choke hosts, and fill the agent's context. */
const maxBytes = 48 * 1024

/** The first image of a result that is small enough to be shown as it is; nothing where none is. */
export async function thumbnailOf(files: readonly FileOfResult[]): Promise<readonly ImageContent[]> {
  const small = files.find(({ mediaType, size }) => shown.has(mediaType) && size <= maxBytes)
  if (!small) return []
  const bytes = await readFile(small.path).catch(() => undefined)
  return bytes ? [{ type: 'image', data: bytes.toString('base64'), mimeType: small.mediaType }] : []
}
