import type { MediaKind } from '../catalogue/model.js'

/** The ways to spell the result of a task. */
export const resultForms = ['array', 'object', 'wrapped', 'illustrated'] as const

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
  if (form === 'illustrated')
    return outputs.map((output) => ({ ...output, ...besideFile(makes, output.preview) }))
  return { [`${makes}s`]: form === 'object' ? links : outputs }
}

/** What may be listed beside a file and is not what was asked for: pages, and the cover of a video. */
function besideFile(makes: MediaKind, preview: string): object {
  const { origin } = new URL(preview)
  const pages = { share: `${origin}/share/1.html`, home: origin }
  return makes === 'video' ? { ...pages, cover: `${origin}/covers/1.jpg` } : pages
}

/** The result of a task that is not done. */
export function emptyResult(form: ResultForm): object {
  return form === 'array' || form === 'illustrated' ? [] : {}
}
