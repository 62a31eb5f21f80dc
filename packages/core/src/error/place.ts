import type { ErrorDetails, Phase } from './error.js'

/** Where on a request's way an error arose, and what else is known of it there. */
export type ErrorPlace = ErrorDetails & Required<Pick<ErrorDetails, 'provider' | 'phase'>>

/** A model by its id and its provider's. */
interface ModelIds {
  /** `provider/model`. */
  readonly id: string
  readonly provider: { readonly id: string }
}

/** The place of an error that arose at a model. */
export function placeOf({ id, provider }: ModelIds, phase: Phase): ErrorPlace {
  return { provider: provider.id, model: id, phase }
}
