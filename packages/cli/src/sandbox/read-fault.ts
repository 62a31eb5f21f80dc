import { UsageError } from '../error/usage-error.js'
import { toVendor } from './vendors.js'

const form =
  'A fault is vendor:operation:kind with further values, as tomoviee:create:status:status=503:times=2, or vendor:refuse:forMs=500.'

const readWord = (text: string): string | number =>
  text !== '' && Number.isFinite(Number(text)) ? Number(text) : text

/**
 * Reads a fault as the command line has it.
 *
 * @throws UsageError for another form.
 */
export function readFault(text: string): object {
  const parts = text.split(':')
  const words = parts.filter((part) => !part.includes('='))
  const values = parts.filter((part) => part.includes('='))
  const [vendor, ...kinds] = words
  const [operation, kind] = kinds.length === 2 ? kinds : [undefined, kinds[0]]
  if (!vendor || !kind || kinds.length > 2) throw new UsageError(`'${text}' is no fault.`, { hint: form })
  const further = values.map((part) => {
    const at = part.indexOf('=')
    return [part.slice(0, at), readWord(part.slice(at + 1))] as const
  })
  return {
    vendor: toVendor(vendor),
    kind,
    ...(operation === undefined ? {} : { operation }),
    ...Object.fromEntries(further),
  }
}
