import type { MediaKind } from '../catalogue/model.js'

/** The ways to spell the result of a task. */
export const resultForms = ['array', 'object', 'wrapped'] as const

/** One of them. */
export type ResultForm = (typeof resultForms)[number]

/** The result of a task that is done, with links to its files. `status` is the word for that. */
export function formResult(
  form: ResultForm,
  makes: MediaKind,
  status: string,
  links: readonly string[],
): object {
  const outputs = links.map((preview) => ({ val: new URL(preview).pathname.slice(1), preview, status }))
  if (form === 'array') return outputs
  return { [`${makes}s`]: form === 'object' ? links : outputs }
}

/** The result of a task that is not done. */
export function emptyResult(form: ResultForm): object {
  return form === 'array' ? [] : {}
}
