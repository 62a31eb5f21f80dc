import { fault, sketch } from '../acme.js'
import { type BrokenProvider, sketchOf, whenFailing } from './broken-provider.js'

/** What a request can meet. */
export const brokenFaults: readonly BrokenProvider[] = [
  {
    what: 'repeats a create that failed',
    where: 'sketch > faults of a create > a reset in place of the answer',
    advice: 'one submission became 2 generations, each of them paid',
    change: sketchOf({
      start: (request, context) => sketch.start(request, context).catch(() => sketch.start(request, context)),
    }),
  },
  {
    what: 'says of a gateway that it accepted nothing',
    where: 'sketch > faults of a create > status 503: one create',
    advice: 'leave `repeat` out of `fault` for such an answer',
    change: () => ({
      fault: (answer) =>
        answer.status === 503
          ? { code: 'vendor', message: 'overloaded', repeat: 'until-accepted' }
          : fault(answer),
    }),
  },
  {
    what: 'makes up a reference when the create failed',
    where: 'sketch > faults of a create > a reset before the vendor acted',
    advice: '`start` must not make up a reference or a result',
    change: sketchOf({
      start: (request, context) => sketch.start(request, context).catch(() => ({ ref: 'unknown' })),
    }),
  },
  {
    what: 'takes milliseconds for seconds in Retry-After',
    where: 'sketch > faults of a create > status 429 with Retry-After',
    advice: 'in milliseconds',
    change: () => ({
      fault: (answer) =>
        answer.status === 429
          ? {
              code: 'quota',
              message: 'too many',
              retryAfterMs: Number(answer.headers['retry-after']),
            }
          : fault(answer),
    }),
  },
  {
    what: 'gives a code of the vendor another meaning',
    where: "sketch > faults of a create > the vendor's bad-content",
    advice: 'is told as `failed`, not as `rejected`',
    change: () => ({
      fault(answer) {
        const read = fault(answer)
        return read?.vendorCode === 'bad-content' ? { ...read, code: 'failed' } : read
      },
    }),
  },
  {
    what: 'declares that the vendor knows repeated requests, and it does not',
    where: 'sketch > faults of a create > a reset in place of the answer',
    advice: 'send `idempotencyKey` with every create, or take `submitSafety` out',
    change: sketchOf({ submitSafety: { by: 'idempotency-key' } }),
  },
  {
    what: 'takes a fault of a poll for the end of the task',
    where: 'sketch > faults of a poll > status 503: the task goes on',
    advice: "report an end for the vendor's own word only",
    change: sketchOf({ poll: whenFailing((error) => ({ state: 'failed', reason: String(error) })) }),
  },
  {
    what: 'creates anew when a poll fails',
    where: 'sketch > faults of a poll > status 503: the task goes on',
    advice: '`poll` must never create one',
    change: sketchOf({
      async poll(ref, context) {
        try {
          return await sketch.poll(ref, context)
        } catch {
          const path = '/sketches'
          await context.http.json({ method: 'POST', path, body: JSON.stringify({ prompt: 'again' }) })
          return { state: 'running' }
        }
      },
    }),
  },
]
