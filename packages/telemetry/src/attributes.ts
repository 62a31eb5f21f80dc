import type { Attributes } from '@opentelemetry/api'

/** The names of attributes of ours. What OpenTelemetry has a name for has that one. */
export const named = {
  provider: 'mediaplug.provider',
  model: 'mediaplug.model',
  label: 'mediaplug.label',
  phase: 'mediaplug.phase',
  submission: 'mediaplug.submission.id',
  outcome: 'mediaplug.submission.outcome',
  ref: 'mediaplug.task.ref',
  state: 'mediaplug.task.state',
  polls: 'mediaplug.task.polls',
  kind: 'mediaplug.file.kind',
  size: 'mediaplug.file.size',
  error: 'error.type',
  method: 'http.request.method',
  status: 'http.response.status_code',
  address: 'server.address',
  port: 'server.port',
} as const

/** The attribute of an error, where there is one. */
export const ofError = (error: string | undefined): Attributes =>
  error === undefined ? {} : { [named.error]: error }

/** The attributes of a model, which stand on everything that is about one. */
export const ofModel = (model: string): Attributes => ({
  [named.provider]: model.slice(0, model.indexOf('/')),
  [named.model]: model,
})
