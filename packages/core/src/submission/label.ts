import { printable } from '../error/printable.js'
import { show } from '../error/show.js'
import { invalidInput } from '../validation/validate.js'

const longest = 200

/** Whether a value is a text on one line that a terminal shows as it is. */
function isLabel(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > longest || value.trim() === '') return false
  return !/[\n\t\p{Cs}]/u.test(value) && printable(value) === value
}

/**
 * Checks a label, which goes into records, events and errors.
 *
 * @throws MediaplugError `invalid-input`.
 */
export function checkLabel(label: unknown): void {
  if (label === undefined || isLabel(label)) return
  const rule = `must be a text of 1 to ${longest} characters without line breaks and control characters`
  const allowed = { type: 'string', minLength: 1, maxLength: longest } as const
  throw invalidInput('label', [{ path: ['label'], message: `${rule}, got ${show(label)}`, allowed }])
}
