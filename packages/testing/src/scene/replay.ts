import { MediaplugError } from '@mediaplug/core'
import type { Context, HttpRequest, Provider, StartContext } from '@mediaplug/core/provider'

/** Answers of a vendor, in the order in which a model asked for them. */
export type Answers = readonly unknown[]

/** A context whose vendor gives prepared answers, as if they had come over the wire. */
export function replaying(provider: Provider, answers: Answers): StartContext {
  const left = [...answers]
  return {
    idempotencyKey: 'mediaplug-replay',
    baseUrl: provider.baseUrl,
    now: () => new Date(),
    signal: new AbortController().signal,
    http: {
      async json(_request: HttpRequest) {
        const body = structuredClone(left.length > 1 ? left.shift() : left[0])
        const fault = provider.fault({ status: 200, headers: {}, body })
        if (fault) throw new MediaplugError(fault.code ?? 'vendor', fault.message)
        return body
      },
    },
  }
}

/** A context that notes what the vendor answers. */
export function recording<C extends Context>(context: C, answers: unknown[]): C {
  const json = async (request: HttpRequest): Promise<unknown> => {
    const answer = await context.http.json(request)
    answers.push(structuredClone(answer))
    return answer
  }
  return { ...context, http: { ...context.http, json } }
}
