import { MediaplugError } from '@mediaplug/core/provider'
import { type BrokenProvider, sketchOf, whenFailing } from './broken-provider.js'

/** Answers that are none. */
export const brokenAnswers: readonly BrokenProvider[] = [
  {
    what: 'takes an unknown status for a task that runs',
    where: 'sketch > unknown status',
    advice: "Throw for a status that is not in the vendor's list",
    change: sketchOf({
      poll: whenFailing((error) => {
        if (String(error).includes('state')) return { state: 'running' }
        throw error
      }),
    }),
  },
  {
    what: 'does not name the status that it does not know',
    where: 'sketch > unknown status',
    advice: 'does not name it',
    change: sketchOf({
      poll: whenFailing((error) => {
        throw String(error).includes('state') ? new MediaplugError('protocol', 'what is this?') : error
      }),
    }),
  },
  {
    what: 'makes a reference of an answer that has none',
    where: 'sketch > malformed answers > a create whose answer makes no sense',
    advice: 'a paid task is lost, and another is asked after in its place',
    change: sketchOf({
      async start(request, { http }) {
        const answer = await http.json({ method: 'POST', path: '/sketches', body: JSON.stringify(request) })
        return { ref: String(Object(answer).id) }
      },
    }),
  },
  {
    what: 'takes a poll without a state for a task that runs',
    where: 'sketch > malformed answers > a poll whose answer makes no sense',
    advice: 'such a task is waited for without end',
    change: sketchOf({ poll: whenFailing(() => ({ state: 'running' })) }),
  },
  {
    what: 'takes a finished task with a wrong field for one that runs',
    where: 'sketch > malformed answers > a finished task one of whose fields is wrong',
    advice: 'it would be waited for without end',
    change: sketchOf({
      poll: whenFailing((error) => {
        if (String(error).includes('expires')) return { state: 'running' }
        throw error
      }),
    }),
  },
  {
    what: 'trips over an answer that it did not expect',
    where: 'sketch > malformed answers > an answer of any form',
    advice: 'Read the body by `safeParse`',
    change: () => ({
      fault: ({ body }) => {
        const { error } = body as { error?: { message: string } }
        return error && { code: 'failed', message: error.message }
      },
    }),
  },
]
