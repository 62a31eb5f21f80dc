import { MediaplugError } from '@mediaplug/core'
import {
  type BinaryAnswer,
  type Context,
  type HttpAnswer,
  type Provider,
  type StartContext,
  writeJson,
} from '@mediaplug/core/provider'

/** Answers of a vendor, in the order in which a model asked for them: the JSON of each, or its bytes. */
export type Answers = readonly unknown[]

/** An answer as `bytes` gives it. */
function binary(answer: HttpAnswer): BinaryAnswer {
  const { body } = answer
  if (body instanceof Uint8Array)
    return { ...answer, body: undefined, bytes: body, mediaType: 'application/octet-stream' }
  const bytes = new TextEncoder().encode(body === undefined ? '' : writeJson(body))
  return { ...answer, bytes, mediaType: 'application/json' }
}

/** A context whose vendor gives prepared answers, as if they had come over the wire. */
export function replaying(provider: Provider, answers: Answers): StartContext {
  const left = [...answers]
  async function send(): Promise<HttpAnswer> {
    const body = structuredClone(left.length > 1 ? left.shift() : left[0])
    const answer = { status: 200, headers: {}, body }
    const fault = provider.fault(answer)
    if (fault) {
      const { code = 'vendor', message, vendorCode, requestId } = fault
      throw new MediaplugError(code, message, { vendorCode, requestId, httpStatus: answer.status })
    }
    return answer
  }
  return {
    idempotencyKey: 'mediaplug-replay',
    baseUrl: provider.baseUrl,
    // What is sent where plays no part: the answers come in turn.
    locate: () => ({ path: '/' }),
    now: () => new Date(),
    signal: new AbortController().signal,
    http: {
      json: async () => (await send()).body,
      send,
      bytes: async () => binary(await send()),
    },
  }
}

/** A context that notes what the vendor answers. */
export function recording<C extends Context>(context: C, answers: unknown[]): C {
  const { http } = context
  const note = (body: unknown): void => void answers.push(structuredClone(body))
  return {
    ...context,
    http: {
      async json(request) {
        const body = await http.json(request)
        note(body)
        return body
      },
      async send(request) {
        const answer = await http.send(request)
        note(answer.body)
        return answer
      },
      async bytes(request) {
        const answer = await http.bytes(request)
        note(answer.body ?? answer.bytes)
        return answer
      },
    },
  }
}
