/** What examples use without showing where it comes from. */
import type { Client, ResultOf, Sink, TaskHandle } from '@mediaplug/core'
import type { Model, ProducedBy, textToDiagram } from '@mediaplug/core/provider'
import type { edrawmax } from '@mediaplug/provider-edrawmax'
import type { mediaio } from '@mediaplug/provider-mediaio'
import type { tencent } from '@mediaplug/provider-tencent'
import type { tomoviee } from '@mediaplug/provider-tomoviee'
import type { volcTos } from '@mediaplug/provider-volc-tos'
import type { Sandbox } from '@mediaplug/sandbox'

declare global {
  type Providers = ReturnType<
    typeof edrawmax | typeof mediaio | typeof tencent | typeof tomoviee | typeof volcTos
  >
  const client: Client<Providers>
  const output: ResultOf<Providers, 'text-to-video'>
  const error: unknown
  const sandbox: Sandbox<'edrawmax' | 'mediaio' | 'tencent' | 'tomoviee' | 'volcTos'>
  const bytes: Uint8Array
  const kite: Model
  const vault: { read(name: string): Promise<string> }
  const url: string
  const database: string
  const sink: Sink
  const db: { save(text: string): Promise<void>; load(): Promise<string> }
  const bucket: { put(bytes: Uint8Array, options: { contentType: string }): Promise<string> }
  function mark(field: readonly (string | number)[], message: string): void
  function store(handle: TaskHandle): Promise<void>
  function readOutput(answer: unknown): ProducedBy<typeof textToDiagram>
}
