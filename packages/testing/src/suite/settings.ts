import { MediaplugError } from '@mediaplug/core'
import { outcomeOf, resultOf, summaryOf } from '../scene/outcome.js'
import type { Peer } from '../scene/peer.js'
import type { Scene } from '../scene/scene.js'
import type { Settings } from '../scene/subject.js'
import { demand, fail } from '../verdict/demand.js'
import { skip } from '../verdict/skip.js'
import { providerShowsNone } from './secrets.js'
import type { Check, Suite } from './suite.js'

const notCredential =
  'Make it a `credential(…)` in `settings`: it may be fetched from a vault, and is read when it is first used.'

/** Makes the provider with a setting given otherwise. */
function openWith(scene: Scene, settings: Settings): Peer {
  try {
    return scene.open({ settings })
  } catch (error) {
    return fail(
      `The setting ${Object.keys(settings).join(', ')} does not take a function: ${error}. ${notCredential}`,
      error,
    )
  }
}

function credentialNames({ sandbox }: Scene): readonly [string, ...string[]] {
  const [first, ...others] = Object.keys(sandbox.credentials)
  return first === undefined ? skip('the vendor knows no credentials') : [first, ...others]
}

const lazy: Check = {
  name: 'credentials are read when they are first used, not before',
  async run(scene) {
    for (const name of credentialNames(scene)) {
      let reads = 0
      const value = (): string => {
        reads++
        return scene.sandbox.credentials[name] ?? ''
      }
      const { submit } = openWith(scene, { [name]: value })
      const early = reads
      await resultOf(submit, `With '${name}' given as a function, the first case is not accepted.`)
      demand(
        early === 0 && reads > 0,
        `The credential '${name}' was read ${early} times before the first request, and ${reads - early} times for it. ${notCredential}`,
      )
    }
  },
}

const missing: Check = {
  name: 'a missing credential is `auth`, and names the environment variable',
  async run(scene) {
    for (const name of credentialNames(scene)) {
      scene.begin()
      const { submit } = openWith(scene, { [name]: () => '' })
      const { error } = await outcomeOf(submit)
      if (error === undefined) continue
      demand(
        error.code === 'auth' && /\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/.test(error.message),
        `Without '${name}', the error is ${summaryOf(error)}, in place of \`auth\` with the name of the environment variable. ${notCredential}`,
      )
      demand(
        scene.requests().length === 0,
        `Without '${name}', ${scene.requests().length} requests were sent. Read credentials in \`authorize\`.`,
      )
    }
  },
}

const named: Check = {
  name: '`as` registers the provider under another id',
  async run(scene) {
    const { provider, client } = scene.open({ settings: { as: 'second-account' } })
    const model = scene.subject.id.replace(/^[^/]+/, 'second-account')
    const task = await resultOf(
      (signal) => client.submit(model, scene.subject.cases[0], { signal }),
      `Under the id 'second-account', the first case is not accepted.`,
    )
    demand(
      provider.id === 'second-account' && task.model === model,
      `Under the id 'second-account', the provider says that it is '${provider.id}', and its task is of '${task.model}'. Make the provider by \`defineProvider\`, and take no id of your own.`,
    )
  },
}

const strict: Check = {
  name: 'a setting that is unknown is refused',
  async run(scene) {
    const refused = ((): unknown => {
      try {
        return scene.open({ settings: { mediaplugUnknown: true } }) && undefined
      } catch (error) {
        return error
      }
    })()
    demand(
      MediaplugError.is(refused) && refused.code === 'invalid-input',
      'An unknown setting is passed over, so a misspelt one has no effect. Make `settings` a `z.strictObject`.',
    )
  },
}

/** What users set is what holds. */
export const settingsSuite: Suite = {
  name: 'settings',
  sharing: 'one vendor',
  checks: () => [lazy, missing, providerShowsNone, named, strict],
}
