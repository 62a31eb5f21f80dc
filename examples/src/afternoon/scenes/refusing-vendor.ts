import { join } from 'node:path'
import { createClient } from '@mediaplug/core'
import { tencent } from '@mediaplug/provider-tencent'
import { tosUpload, volcTos } from '@mediaplug/provider-volc-tos'
import { announce, attempt, tell } from '../attempt.js'
import type { Stage } from '../stage.js'

/** One vendor refuses, and another stands in; unless it may have accepted. */
export async function refusingVendor({ vendors, pictures, paid }: Stage): Promise<void> {
  announce(
    'A vendor that refuses',
    'Another one is asked where the first provably accepted nothing, and only there.',
  )
  const { baseUrls, credentials } = vendors
  const storage = { ...credentials.volcTos, baseUrl: baseUrls.volcTos }
  const client = createClient({
    providers: [tencent({ ...credentials.tencent, baseUrl: baseUrls.tencent }), volcTos(storage)],
    upload: tosUpload(storage),
  })

  async function repaint(name: string) {
    const input = { image: { path: join(pictures, 'by-proxy.png') }, prompt: 'The same at night' }
    const result = await client.generate('image-to-image', input, { fallback: true })
    for (const { model, error } of result.refusals ?? []) tell(`${model} refused: ${error.message}`)
    tell(`${result.model} made it`)
    return result.save(join(pictures, name), { overwrite: true })
  }

  const begun = () => `tencent ${paid('tencent')}, volc-tos ${paid('volcTos')}`
  const of = { vendor: 'tencent', operation: 'create' } as const
  await vendors.fault({ ...of, kind: 'vendor-code', code: 'ResourceUnavailable.LowBalance' })
  await attempt("repaints 'by-another', and the account of the first vendor is empty", () =>
    repaint('by-another'),
  )
  tell(`generations that the vendors began: ${begun()}`)
  await vendors.fault({ ...of, kind: 'reset-after' })
  await attempt("repaints 'in-doubt', and the answer of the first vendor is lost", () => repaint('in-doubt'))
  tell(`generations that the vendors began: ${begun()}`)
}
