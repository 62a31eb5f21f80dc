import { resultOf } from '../scene/outcome.js'
import { demand } from '../verdict/demand.js'
import type { Check, Suite } from './suite.js'

const credits: Check = {
  name: 'the credits that are left are a number, and asking creates nothing',
  async run(scene) {
    const { provider, client } = scene
    await resultOf(
      (signal) => client.account(provider.id).credits({ signal }),
      'The credits could not be read. Ask the vendor in `account.credits`, and give a number.',
    )
    demand(scene.requests('create').length === 0, 'To ask for the credits created something at the vendor.')
  },
}

/** What the vendor tells of the account. */
export const accountSuite: Suite = {
  name: 'account',
  sharing: 'a vendor each',
  unless: ({ declared }) =>
    declared.account?.credits ? undefined : 'the provider does not tell of the account’s credits',
  checks: () => [credits],
}
