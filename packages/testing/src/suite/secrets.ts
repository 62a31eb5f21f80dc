import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Output, Task } from '@mediaplug/core'
import { openDecoy } from '../network/decoy.js'
import { type Outcome, outcomeOf } from '../scene/outcome.js'
import type { Peer } from '../scene/peer.js'
import type { Scene } from '../scene/scene.js'
import { demandNone, demandSecrets, errorAdvice, formsOf } from '../scene/secrets.js'
import { callLimitMs, callWithin } from '../time/call-within.js'
import { eventually } from '../time/eventually.js'
import { pause } from '../time/pause.js'
import { demand } from '../verdict/demand.js'
import { skip } from '../verdict/skip.js'
import type { Check, Suite } from './suite.js'

const channels = ['mediaplug.request', 'mediaplug.task']
/** How long an answer takes at the most once the request has arrived, in ms in which the process gets its turns. */
const answeredMs = 300

/** Runs something, and gives the events of the model that were published meanwhile. */
async function eventsOf({ subject }: Scene, act: () => Promise<unknown>): Promise<unknown[]> {
  const events: unknown[] = []
  const note = (event: unknown): void => {
    if (Object(event).model === subject.id) events.push(event)
  }
  for (const channel of channels) subscribe(channel, note)
  try {
    await act()
  } finally {
    for (const channel of channels) unsubscribe(channel, note)
  }
  return events
}

const goodCourse: Check = {
  name: 'a generation that goes well shows none',
  async run(scene) {
    const { journal } = scene
    const shown: Record<string, unknown> = {}
    const events = await eventsOf(scene, async () => {
      const task = await scene.submit()
      const { assets, ...rest } = await callWithin((signal) => task.result({ signal }))
      Object.assign(shown, { task, handle: task.handle, rest })
    })
    const secrets = demandSecrets(scene).flatMap(formsOf)
    const credential =
      'Take secrets as `credential(…)` in `settings`, use them in `authorize` alone, and keep them out of paths.'
    demandNone(
      'the handle',
      shown.handle,
      secrets,
      'The `ref` is kept and sent around: no secret may be part of it.',
    )
    demandNone('the task', shown, secrets, credential)
    demandNone('the journal', journal.records, secrets, credential)
    demandNone('the diagnostics', events, secrets, credential)
  },
}

/** Submits, and stops when the vendor has answered once: a repetition would show no more. */
async function submitOnceAnswered({ submit }: Peer, isAsked: () => boolean): Promise<Outcome<Task<Output>>> {
  const stop = new AbortController()
  let hasEnded = false
  const ended = outcomeOf(submit, callLimitMs, stop).finally(() => {
    hasEnded = true
  })
  ended.catch(() => {})
  await eventually(() => hasEnded || isAsked(), 'No request of a submission arrived. Send it through `http`.')
  await Promise.race([ended, pause(answeredMs)])
  stop.abort()
  return ended
}

/** Submits to a vendor that quotes secrets, and demands that nothing shows them. */
async function demandUnquoted(
  scene: Scene,
  peer: Peer,
  secrets: readonly string[],
  isAsked: () => boolean,
): Promise<void> {
  const outcomes: unknown[] = []
  const events = await eventsOf(scene, async () => outcomes.push(await submitOnceAnswered(peer, isAsked)))
  const forms = secrets.flatMap(formsOf)
  demandNone('an error', outcomes, forms, errorAdvice)
  demandNone('the journal', peer.journal.records, forms, errorAdvice)
  demandNone('the diagnostics', events, forms, errorAdvice)
}

/** A text with secrets in it, plain and as they stand in a URL. */
const quoting = (secrets: readonly string[]): string =>
  `refused: ${secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]).join(' and ')}`

const quotedByCode: Check = {
  name: 'an error of the vendor that quotes them shows none',
  async run(scene) {
    const { vendorCodes } = scene.subject
    await scene.submit()
    const secrets = demandSecrets(scene)
    const code = vendorCodes[0]?.code ?? skip('no codes of the vendor are listed: give `vendorCodes`')
    const peer = scene.open()
    scene.begin()
    await scene.fault({ operation: 'create', kind: 'vendor-code', code, message: quoting(secrets) })
    await demandUnquoted(scene, peer, secrets, () => scene.requests('create').length > 0)
  },
}

const quotedByGateway = (status: number): Check => ({
  name: `a plain ${status} that quotes them shows none`,
  async run(scene) {
    await scene.submit()
    const secrets = demandSecrets(scene)
    const gateway = await openDecoy({ status, mediaType: 'text/plain', body: quoting(secrets) })
    try {
      const peer = scene.open({ settings: { baseUrl: `http://${gateway.host}` } })
      await demandUnquoted(scene, peer, secrets, () => gateway.asked.length > 0)
    } finally {
      gateway.close()
    }
  },
})

const refused: Check = {
  name: 'a refused authorization is told as `auth`, and shows none',
  async run(scene) {
    const { sandbox } = scene
    const entries = Object.entries(sandbox.credentials)
    if (entries.length === 0) skip('the vendor knows no credentials')
    const wrong = Object.fromEntries(entries.map(([name, value]) => [name, `${value.slice(0, -2)}zz`]))
    const { error } = await outcomeOf(scene.open({ settings: wrong }).submit)
    demand(
      error?.code === 'auth',
      `Wrong credentials ${error ? `are told as \`${error.code}\`: ${error.message}` : 'are accepted'}. Give the vendor's word for them the code \`auth\` in \`fault\`.`,
    )
    const forms = Object.values(wrong).flatMap(formsOf)
    demandNone('the error', error, forms, 'Take secrets as `credential(…)` in `settings`.')
  },
}

/** That the provider itself shows none once it has used them: for the provider as a whole. */
export const providerShowsNone: Check = {
  name: 'neither the provider nor its client shows a secret',
  async run(scene) {
    await scene.submit()
    const secrets = demandSecrets(scene).flatMap(formsOf)
    for (const [name, value] of Object.entries({ provider: scene.provider, client: scene.client })) {
      demandNone(
        `the ${name}`,
        value,
        secrets,
        'Take secrets as `credential(…)` in `settings`, and keep none.',
      )
    }
  },
}

/** Secrets stay in. */
export const secretsSuite: Suite = {
  name: 'secrets',
  sharing: 'a vendor each',
  checks: () => [goodCourse, quotedByCode, quotedByGateway(400), quotedByGateway(401), refused],
}
