import type { FileStore } from '../../file/store.js'
import type { CapacityJob, ResultKey } from './models/capacity.js'
import type { AnswerForm } from './settings.js'

const alternativeKeys: Readonly<Record<ResultKey, string>> = {
  video_path: 'video_path',
  images_path: 'image_path',
  mask_path: 'mask_path',
  audio_path: 'audio_path',
}

/** Publishes the files of a job. The function gives the result with freshly signed links: in most forms, its JSON text. */
export function publishResult(files: FileStore, job: CapacityJob, form: AnswerForm): () => string | object {
  const links = files.publishAll(job.files)
  if (form === 'loose') return () => looseResult(job, links())
  const resultOf = form === 'usual' ? usualResult : alternativeResult
  return () => JSON.stringify(resultOf(job, links()))
}

function usualResult({ prompt, resultKey }: CapacityJob, links: readonly string[]) {
  const translated = prompt === '' ? {} : { translate_prompt: prompt }
  return { model_version: 'sandbox', ...translated, [resultKey]: links }
}

function alternativeResult({ resultKey }: CapacityJob, links: readonly string[]) {
  return { [alternativeKeys[resultKey]]: links.length === 1 ? links[0] : links }
}

function looseResult(job: CapacityJob, links: readonly string[]) {
  const { origin } = new URL(links[0] ?? 'http://127.0.0.1')
  const cover = job.resultKey === 'video_path' ? { cover_path: `${origin}/covers/1.jpg` } : {}
  return { ...usualResult(job, links), ...cover, share_path: `${origin}/share/1.html` }
}
