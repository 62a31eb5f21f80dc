import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createSandbox } from '@mediaplug/sandbox'
import { authority } from './certificates.js'

/** Opens what all scenes share: the vendors, and folders. */
export async function openStage() {
  const vendors = await createSandbox({ vendors: ['mediaio', 'tencent', 'volcTos'], taskSeconds: 1 })
  const folder = await mkdtemp(join(tmpdir(), 'mediaplug-afternoon-'))
  const authorityPath = join(folder, 'authority.pem')
  await writeFile(authorityPath, authority)
  return {
    vendors,
    /** Where pictures are saved. */
    pictures: resolve('output/afternoon'),
    /** The file of the authority whose certificates the hosts have. */
    authorityPath,
    /** A folder for the journal of a scene. */
    journalOf: (scene: string) => join(folder, scene),
    /** How many generations a vendor has begun, each of which it would ask to be paid. */
    paid: (asked: (typeof vendors.log)[number]['vendor']) =>
      vendors.log.filter(
        ({ vendor, operation, accepted }) => vendor === asked && operation === 'create' && accepted,
      ).length,
    async close() {
      await vendors.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** What all scenes share. */
export type Stage = Awaited<ReturnType<typeof openStage>>
