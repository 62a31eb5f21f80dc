import type { Asset, Output } from '@mediaplug/core'
import { noteVendor } from '../network/foreign-requests.js'
import type { VendorFault, VendorOperation } from '../sandbox/fault.js'
import type { VendorRequest, VendorSandbox } from '../sandbox/vendor-sandbox.js'
import { callWithin } from '../time/call-within.js'
import { skip } from '../verdict/skip.js'
import { openPeer, type Peer, type PeerOptions } from './peer.js'
import type { ModelSubject } from './subject.js'

/** A vendor, a provider and a client, for one check after another. */
export interface Scene extends Peer {
  readonly subject: ModelSubject
  readonly sandbox: VendorSandbox
  /** A further provider and client, as in another process. */
  open(options?: PeerOptions): Peer
  /** Asks for a fault; skips the check where the sandbox cannot make it. */
  fault(fault: VendorFault): Promise<void>
  /** The requests of the present check, all or those of some operations. */
  requests(...operations: VendorOperation[]): VendorRequest[]
  /** How many generations the vendor took on in the present check. */
  generations(): number
  /** Generates the first case, the first time it is asked for in this scene. */
  output(): Promise<Output>
  /** Fetches the first file of it that lies at the vendor, the first time it is asked for; skips the check without one. */
  file(): Promise<FetchedFile>
  /** Begins another check. */
  begin(): void
  close(): Promise<void>
}

/** A file of a result, and its bytes. */
export interface FetchedFile {
  readonly asset: Asset
  readonly bytes: Uint8Array
}

async function fetchFile({ assets }: Output): Promise<FetchedFile> {
  const asset = assets.find(({ url }) => url !== undefined) ?? skip('the files come with the answer')
  return { asset, bytes: await callWithin((signal) => asset.bytes({ signal })) }
}

function generationsOf(requests: readonly VendorRequest[]): number {
  const accepted = requests.filter((request) => request.operation === 'create' && request.accepted)
  const tasks = new Set(accepted.map(({ taskId }, index) => taskId ?? `request ${index}`))
  return tasks.size
}

/** Opens a vendor, and a client of it. */
export async function openScene(subject: ModelSubject): Promise<Scene> {
  const sandbox = await subject.openVendor()
  noteVendor(sandbox.baseUrl)
  const { id, cases } = subject
  const peer = openPeer(subject, sandbox)
  let seenBefore = 0
  let generated: Promise<Output> | undefined
  let fetched: Promise<FetchedFile> | undefined
  const seen = () => sandbox.log.slice(seenBefore)

  function output(): Promise<Output> {
    generated ??= callWithin((signal) => peer.client.generate(id, cases[0], { signal }))
    return generated
  }

  return {
    ...peer,
    subject,
    sandbox,
    open: (options) => openPeer(subject, sandbox, options),
    async fault(fault) {
      if (sandbox.faults?.includes(fault.kind) === false)
        skip(`the sandbox cannot make the fault ${fault.kind}`)
      await sandbox.fault(fault)
    },
    requests: (...operations) =>
      seen().filter(
        ({ operation }) => operations.length === 0 || operations.some((wanted) => wanted === operation),
      ),
    generations: () => generationsOf(seen()),
    output,
    file() {
      fetched ??= output().then(fetchFile)
      return fetched
    },
    begin() {
      seenBefore = sandbox.log.length
    },
    close: () => sandbox.close(),
  }
}
