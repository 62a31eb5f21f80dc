import type { Status } from '@mediaplug/core/provider'
import { sketch } from '../acme.js'
import { type BrokenProvider, sketchOf } from './broken-provider.js'

/** Reports another status where the vendor says that a task failed. */
const insteadOfFailed = (told: Status<never>) =>
  sketchOf({
    async poll(ref, context) {
      const status = await sketch.poll(ref, context)
      return status.state === 'failed' ? told : status
    },
  })

/** How tasks end that failed, and what is paid for. */
export const brokenEnds: readonly BrokenProvider[] = [
  {
    what: 'takes a task that failed for one that runs',
    where: 'sketch > failed task > a task that failed is an end',
    advice: 'is taken for one that still runs',
    change: insteadOfFailed({ state: 'running' }),
  },
  {
    what: 'takes a task that failed for one that was canceled',
    where: 'sketch > failed task > a task that failed is an end',
    advice: 'is told as canceled',
    change: insteadOfFailed({ state: 'canceled', reason: 'too many kites' }),
  },
  {
    what: 'does not say why a task failed',
    where: 'sketch > failed task > a task that failed is an end',
    advice: "does not have the vendor's words 'too many kites'",
    change: insteadOfFailed({ state: 'failed', reason: 'no luck' }),
  },
  {
    what: 'does not say of an upload that it is not paid for',
    where: 'sketch > paid requests > case 2',
    advice: 'Mark it `paid: false`',
    change: sketchOf({
      async start(request, context) {
        if (request.style === 'ink') await context.http.json({ method: 'POST', path: '/inks', body: '{}' })
        return sketch.start(request, context)
      },
    }),
  },
  {
    what: 'creates twice where a case asks for more',
    where: 'sketch > paid requests > case 2',
    advice: 'led to 2 creates in place of one',
    change: sketchOf({
      async start(request, context) {
        if (request.style === 'ink') await sketch.start(request, context)
        return sketch.start(request, context)
      },
    }),
  },
]
