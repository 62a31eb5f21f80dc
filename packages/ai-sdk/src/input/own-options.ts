import type { SdkCall } from '../interface/call.js'
import type { Draft } from './draft.js'

/** Headers that the AI SDK sets itself, or that have a meaning here. */
const knownHeaders: ReadonlySet<string> = new Set(['user-agent', 'idempotency-key'])

/**
 * Puts `providerOptions.mediaplug` to a model. Fields that it does not have are refused with all others, by its schema.
 *
 * @throws MediaplugError `unsupported` for a field that is given already.
 */
export function putOwnOptions(draft: Draft, { providerOptions, headers }: SdkCall): void {
  for (const name of Object.keys(headers ?? {}))
    if (!knownHeaders.has(name.toLowerCase()))
      draft.leaveOut('headers', `${name} was left out: what a vendor is sent is its provider's matter.`)
  for (const [name, value] of Object.entries(providerOptions?.mediaplug ?? {})) {
    if (value === undefined) continue
    const setting = `providerOptions.mediaplug.${name}`
    if (name === 'count') draft.refuse(setting, 'is said by n.')
    if (draft.input[name] !== undefined)
      draft.refuse(setting, 'is given twice: by a setting of the AI SDK, too. Give it once.')
    draft.input[name] = value
  }
}
