import { MediaplugError } from '@mediaplug/core/provider'
import { fault, sketch } from '../acme.js'
import { type BrokenProvider, sketchOf, whenFailing } from './broken-provider.js'

const never = new Promise<never>(() => {})

/** Tasks and their handles. */
export const brokenTasks: readonly BrokenProvider[] = [
  {
    what: 'keeps its tasks in memory',
    where: 'sketch > handle > a handle goes through JSON',
    advice: 'all that `poll` needs to find it belongs in `ref`',
    change() {
      const known = new Set<string>()
      return {
        sketch: {
          async start(request, context) {
            const started = await sketch.start(request, context)
            if ('ref' in started) known.add(started.ref)
            return started
          },
          async poll(ref, context) {
            if (known.has(ref)) return sketch.poll(ref, context)
            throw new MediaplugError('failed', 'this task is not known here')
          },
        },
      }
    },
  },
  {
    what: 'takes the URL of a task for its reference',
    where: 'sketch > handle > a handle goes through JSON',
    advice: "Return the vendor's id, not its URL: build the path in `poll`",
    change: ({ baseUrl }) => ({
      sketch: {
        async start(request, context) {
          const started = await sketch.start(request, context)
          return 'ref' in started ? { ref: `${baseUrl}/sketches/${started.ref}` } : started
        },
        poll: (ref, context) => sketch.poll(ref.split('/').at(-1) ?? '', context),
      },
    }),
  },
  {
    what: 'reads an id as a number that is not exact',
    where: 'sketch > malformed answers > an id that is a number',
    advice: 'Read ids by `vendorId`',
    change: sketchOf({
      async start(request, context) {
        const answer = await context.http.json({
          method: 'POST',
          path: '/sketches',
          body: JSON.stringify(request),
        })
        return {
          ref: String(Reflect.get(Object(answer), 'id')).replace(/^\d{16,}$/, (id) => `${Number(id)}`),
        }
      },
    }),
  },
  {
    what: 'waits for the task before it gives the reference',
    where: 'sketch > handle > a task is handed out',
    advice: 'Return `{ ref }` as soon as the vendor has accepted',
    change: sketchOf({
      async start(request, context) {
        const started = await sketch.start(request, context)
        if ('ref' in started) await sketch.poll(started.ref, context)
        return started
      },
    }),
  },
  {
    what: 'creates twice to be sure',
    where: 'sketch > handle > a start creates once',
    advice: 'Send one paid request in `start`',
    change: sketchOf({
      async start(request, context) {
        await sketch.start(request, context)
        return sketch.start(request, context)
      },
    }),
  },
  {
    what: 'asks whatever address the reference is',
    where: 'sketch > forged handles > a forged reference sends no request to another host',
    advice: 'Whoever can hand in a handle gets the credentials',
    change: sketchOf({
      async poll(ref, context) {
        if (!ref.startsWith('http:')) return sketch.poll(ref, context)
        await fetch(ref, { headers: { authorization: 'Bearer secret' } })
        return { state: 'expired', reason: 'there is no such task' }
      },
    }),
  },
  {
    what: 'inserts the reference as it is',
    where: 'sketch > forged handles > a forged reference leads to no other path',
    advice: 'Encode the reference where you insert it into a path',
    change: sketchOf({
      async poll(ref, context) {
        const http = {
          ...context.http,
          json: () => context.http.json({ method: 'GET', path: `/sketches/${ref}` }),
        }
        return sketch.poll(ref, { ...context, http })
      },
    }),
  },
  {
    what: 'takes an unknown task for a passing fault',
    where: 'sketch > forged handles > a cut or unknown reference',
    advice: 'the code `expired` in `fault`',
    change: () => ({
      fault: (answer) => (answer.status === 404 ? { code: 'network', message: 'gone' } : fault(answer)),
    }),
  },
  {
    what: 'makes a result of a task that does not exist',
    where: 'sketch > forged handles > a cut or unknown reference',
    advice: 'which the vendor never gave, came to a result',
    change: sketchOf({
      poll: whenFailing(() => ({
        state: 'succeeded',
        output: { assets: [{ kind: 'image', mediaType: 'image/png', url: 'https://acme.example/none.png' }] },
      })),
    }),
  },
  {
    what: 'asks on when nobody waits',
    where: 'sketch > abort > during a poll',
    advice: 'Ask once in each `poll`',
    change: ({ baseUrl }) => ({
      sketch: {
        async poll(ref, context) {
          try {
            return await sketch.poll(ref, context)
          } catch {
            for (let asked = 0; asked < 3; asked++) await fetch(`${baseUrl}/sketches/${ref}`)
            return { state: 'running' }
          }
        },
      },
    }),
  },
  {
    what: 'sends its paid request by itself',
    where: 'sketch > abort > while the vendor decides',
    advice: 'Send the paid request through `http`',
    change: ({ apiKey, baseUrl }) => ({
      sketch: {
        async start(request) {
          const answer = await fetch(`${baseUrl}/sketches`, {
            method: 'POST',
            headers: { authorization: `Bearer ${apiKey}` },
            body: JSON.stringify(request),
          })
          return { ref: Object(await answer.json()).id }
        },
      },
    }),
  },
  {
    what: 'says of its paid request that it is none',
    where: 'sketch > abort > while the vendor decides',
    advice: 'do not mark it `paid: false`',
    change: sketchOf({
      start: (request, context) =>
        sketch.start(request, {
          ...context,
          http: { ...context.http, json: (given) => context.http.json({ ...given, paid: false }) },
        }),
    }),
  },
  {
    what: 'waits for ever for its answer',
    where: 'sketch > first case',
    advice: 'It ended with submission-uncertain: acme/sketch: no result within 15 s',
    change: sketchOf({
      start: (request, context) => sketch.start(request, context).then(() => never),
    }),
  },
  {
    what: 'waits for ever once a poll has failed',
    where: 'sketch > faults of a poll > status 503: the task goes on',
    advice: 'the task was given up',
    change: sketchOf({ poll: whenFailing(() => never) }),
  },
  {
    what: 'takes a canceled task for one that runs',
    where: 'sketch > cancel > a cancel reaches the vendor',
    advice: "Report the vendor's word for it as `{ state: 'canceled' }`",
    change: sketchOf({
      async poll(ref, context) {
        const status = await sketch.poll(ref, context)
        return status.state === 'canceled' ? { state: 'running' } : status
      },
    }),
  },
  {
    what: 'cancels nothing',
    where: 'sketch > cancel > a cancel reaches the vendor',
    advice: 'Ask the vendor to end the task, or leave `cancel` out',
    change: sketchOf({ cancel: async () => {} }),
  },
  {
    what: 'takes a cancel that broke for one that is done',
    where: 'sketch > cancel > a cancel that breaks',
    advice: 'was told as done. Let the errors of `http` through',
    change: sketchOf({
      cancel: async (ref, context) => sketch.cancel?.(ref, context).catch(() => {}),
    }),
  },
]
