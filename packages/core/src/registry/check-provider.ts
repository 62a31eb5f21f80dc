import type * as z from 'zod'
import { takenName, takenReason } from '../capability/taken-names.js'
import { contractNumber } from '../contract/contract-number.js'
import { idPart, modelName } from '../contract/parse-handle.js'
import type { Provider } from '../contract/provider.js'
import { MediaplugError } from '../error/error.js'
import { invalidInput } from '../validation/validate.js'

/** Whether a schema is of an object that passes over fields it does not know. */
function dropsFields(schema: z.ZodType): boolean {
  const definition: object = schema._zod.def
  return (
    'type' in definition && definition.type === 'object' && !('catchall' in definition && definition.catchall)
  )
}

/**
 * Checks what a provider's author can get wrong and the compiler does not see.
 *
 * @throws MediaplugError `unsupported` for a provider that is written for a newer core; `invalid-input` for a name that
 *   no handle could carry, an input that drops fields, and a capability whose output has a field with the name of a note.
 */
export function checkProvider({ id, contract = contractNumber, models }: Provider): void {
  if (contract > contractNumber) {
    const message = `The provider '${id}' is written for contract ${contract} of @mediaplug/core, and this version knows ${contractNumber}: update @mediaplug/core, or use an earlier version of the provider's package.`
    throw new MediaplugError('unsupported', message, { provider: id, phase: 'input' })
  }
  const allowed = 'letters, digits, dots, dashes and underscores'
  if (!idPart.test(id)) throw invalidInput(`provider ${id}`, [`the name '${id}' may have ${allowed} only`])
  for (const name of Object.keys(models)) {
    if (!modelName.test(name)) {
      throw invalidInput(`provider ${id}`, [
        `the name '${name}' may have ${allowed} only, and single slashes between them`,
      ])
    }
  }
  for (const [name, { input, capability }] of Object.entries(models)) {
    if (dropsFields(input)) {
      throw invalidInput(`${id}/${name}`, [
        'its input drops unknown fields in silence: make it a z.strictObject',
      ])
    }
    const taken = takenName(capability.output)
    if (taken !== undefined)
      throw invalidInput(`${id}/${name}`, [`the output of its capability ${takenReason(taken)}`])
  }
}
