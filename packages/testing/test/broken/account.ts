import { MediaplugError, z } from '@mediaplug/core/provider'
import { fault, sketch } from '../acme.js'
import { type BrokenProvider, plainKey, sketchOf } from './broken-provider.js'

/** Nothing tells from the name of the header that it carries a secret. */
const inNamelessHeader = (key: string) => ({ 'x-acme': key })

/** Secrets, settings and what the account is allowed. */
export const brokenAccounts: readonly BrokenProvider[] = [
  {
    what: 'puts its key into the reference',
    where: 'sketch > secrets > a generation that goes well',
    advice: 'A secret can be read in the handle',
    change: ({ apiKey }) => ({
      sketch: {
        async start(request, context) {
          const started = await sketch.start(request, context)
          return 'ref' in started ? { ref: `${apiKey}:${started.ref}` } : started
        },
        poll: (ref, context) => sketch.poll(ref.split(':')[1] ?? '', context),
      },
    }),
  },
  {
    what: 'sends its key where nothing tells that it is one',
    where: 'sketch > secrets > an error of the vendor that quotes them',
    advice: 'A secret can be read in an error',
    change: () => ({
      settings: z.strictObject({ apiKey: plainKey }),
      carry: inNamelessHeader,
    }),
  },
  {
    what: 'puts the answer of a gateway into its error',
    where: 'sketch > secrets > a plain 401',
    advice: 'A secret can be read in an error',
    change: () => ({
      settings: z.strictObject({ apiKey: plainKey }),
      carry: inNamelessHeader,
      fault: ({ status, body }) => (status === 401 ? { code: 'auth', message: String(body) } : undefined),
    }),
  },
  {
    what: 'tells its key to whoever cancels in vain',
    where: 'sketch > cancel > a cancel that breaks',
    advice: 'A secret can be read in an error',
    change: ({ apiKey }) => ({
      settings: z.strictObject({ apiKey: plainKey }),
      carry: inNamelessHeader,
      sketch: {
        cancel: async (ref, context) =>
          sketch.cancel?.(ref, context).catch(() => {
            throw new MediaplugError('network', `not canceled with ${apiKey}`)
          }),
      },
    }),
  },
  {
    what: 'tells a refused key as something else',
    where: 'sketch > secrets > a refused authorization',
    advice: "Give the vendor's word for them the code `auth`",
    change: () => ({
      fault(answer) {
        const read = fault(answer)
        return read?.code === 'auth' ? { ...read, code: 'invalid-input' } : read
      },
    }),
  },
  {
    what: 'takes no key from a vault',
    where: 'settings > credentials are read when they are first used',
    advice: 'Make it a `credential(…)` in `settings`',
    change: () => ({
      settings: z.strictObject({ apiKey: plainKey }),
    }),
  },
  {
    what: 'takes settings that it does not know',
    where: 'settings > a setting that is unknown',
    advice: 'Make `settings` a `z.strictObject`',
    change: () => ({
      settings: z.looseObject({ apiKey: plainKey }),
    }),
  },
  {
    what: 'tells somebody else of each task',
    where: 'sketch > files > every request goes to the origin',
    advice: 'Send every request through `http`',
    change: sketchOf({
      async start(request, context) {
        await fetch('http://127.0.0.2:8080/statistics').catch(() => {})
        return sketch.start(request, context)
      },
    }),
  },
  {
    what: 'declares more tasks at a time than the vendor allows',
    where: 'limits',
    advice: 'Declare in `limits.concurrentTasks` what the vendor allows',
    change: () => ({ concurrentTasks: 4 }),
    mostTasks: 3,
  },
  {
    what: 'makes credits of an answer that has none',
    where: 'account',
    advice: 'Ask the vendor in `account.credits`, and give a number',
    change: () => ({ readCredits: (answer) => Number(Object(answer).left) }),
  },
]
