import { MediaplugError } from '@mediaplug/core'
import type { Models, z } from '@mediaplug/core/provider'
import type { Settings } from './scene/subject.js'

/**
 * For each model of a provider, requests that it accepts: at least one.
 *
 * A model without a case does not compile, nor does a case that the model does not accept. The first case of
 * each model is what most checks begin with, so make it the quickest; let the others have the fields that the
 * first has not.
 */
export type Cases<M extends Models> = {
  readonly [Name in keyof M]: readonly [z.input<M[Name]['input']>, ...z.input<M[Name]['input']>[]]
}

/** Checks the cases as a program without types may give them. @throws MediaplugError `invalid-input` */
export function casesOf(cases: Readonly<Record<string, unknown>>, model: string): [Settings, ...Settings[]] {
  const given = cases[model]
  const [first, ...others]: readonly Settings[] = Array.isArray(given) ? given : []
  if (first === undefined) {
    throw new MediaplugError(
      'invalid-input',
      `testProvider(): there is no case for the model '${model}'. Give at least one request that it accepts.`,
      { phase: 'input' },
    )
  }
  return [first, ...others]
}

/** Checks that there are cases of models only. @throws MediaplugError `invalid-input` */
export function checkNames(cases: Readonly<Record<string, unknown>>, models: readonly string[]): void {
  const unknown = Object.keys(cases).find((name) => !models.includes(name))
  if (unknown === undefined) return
  throw new MediaplugError(
    'invalid-input',
    `testProvider(): there is a case for '${unknown}', which is no model. The models are: ${models.join(', ')}.`,
    { phase: 'input' },
  )
}
