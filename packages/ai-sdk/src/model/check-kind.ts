import { MediaplugError } from '@mediaplug/core'
import type { KnownModel } from './known-model.js'

/** What each function of the AI SDK takes. */
const functions = {
  image: { kinds: ['image', 'mask'], makes: 'pictures alone' },
  video: { kinds: ['video'], makes: 'videos alone' },
  speech: { kinds: ['audio'], makes: 'speech from a text' },
} as const

/** A kind of model that the AI SDK has functions for. */
export type SdkKind = keyof typeof functions

function isOfKind({ description, fields }: KnownModel, kind: SdkKind): boolean {
  const { kinds: made } = description
  const taken: readonly string[] = functions[kind].kinds
  if (made.length === 0 || !made.every((one) => taken.includes(one))) return false
  return kind !== 'speech' || fields.has('text')
}

/**
 * Checks that a model is of the kind that a function of the AI SDK takes.
 *
 * @throws MediaplugError `unsupported` that says what the model is for.
 */
export function checkKind(model: KnownModel, kind: SdkKind): void {
  if (isOfKind(model, kind)) return
  const { id, description } = model
  const fitting = (['image', 'video', 'speech'] as const).find((other) => isOfKind(model, other))
  const use = fitting ? `.${fitting}('${id}')` : `.tools({ … }), as a tool of an agent, or the client itself`
  const message = `${id}: .${kind}() takes a model that makes ${functions[kind].makes}, and this one serves ${description.capability}. Use ${use}.`
  throw new MediaplugError('unsupported', message, { phase: 'input', model: id })
}
