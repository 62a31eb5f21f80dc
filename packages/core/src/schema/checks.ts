import type * as z from 'zod'

/** What checks have in common, as far as it is of use here. */
export interface Check {
  readonly check?: string
  readonly error?: z.core.$ZodErrorMap<never> | undefined
  readonly path?: readonly PropertyKey[] | undefined
  readonly pattern?: RegExp | undefined
}

/** The checks of a schema. Some schemas, such as those of formats, are one themselves. */
export function checksOf({ _zod: { def } }: z.core.$ZodType): readonly Check[] {
  return [...('check' in def ? [def as Check] : []), ...(def.checks ?? []).map((check) => check._zod.def)]
}
