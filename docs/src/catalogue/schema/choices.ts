import type { JsonSchema } from '@mediaplug/core'

const isScalar = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)

const isNumeral = (value: string | number | boolean): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d+$/.test(value))

/**
 * The values that a choice has. Where a vendor's numbers stand beside names of the same things, the names.
 *
 * @param forms - The forms that a value may have.
 */
export function choicesOf(forms: readonly JsonSchema[]): readonly (string | number | boolean)[] {
  const all = forms
    .flatMap(({ enum: values = [], const: value, type }) => {
      if (type === 'boolean') return []
      return value === undefined ? values : [value]
    })
    .filter(isScalar)
    .filter((value) => value !== '')
  const names = all.filter((value) => !isNumeral(value))
  return [...new Set(names.length > 0 ? names : all)]
}
