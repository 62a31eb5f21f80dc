import { z } from '@mediaplug/core/provider'
import { outcomeOf, summaryOf } from '../scene/outcome.js'
import type { Settings } from '../scene/subject.js'
import { demand } from '../verdict/demand.js'
import { skip } from '../verdict/skip.js'
import type { Check, Suite } from './suite.js'

/** The fields that a schema demands. */
function requiredFields(schema: z.ZodType): readonly string[] {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }).required ?? []
}

/** The value that the first case gives to a field. */
function valueOfField(name: string, cases: readonly Settings[]): unknown {
  const found = cases.find((input) => name in input) ?? skip(`no case has '${name}': add it to one`)
  return found[name]
}

const accepted: Check = {
  name: 'the portable request, with its required fields alone, is accepted and served',
  async run({ client, subject, requests }) {
    const { capability } = subject.model
    const required = requiredFields(capability.input)
    const input = Object.fromEntries(required.map((name) => [name, valueOfField(name, subject.cases)]))
    const { error } = await outcomeOf((signal) => client.submit(subject.id, input, { signal }))
    demand(
      error === undefined || error.code === 'invalid-input',
      `The portable request of ${capability.id}, with no more than ${required.join(', ')}, was accepted by \`input\` and came to nothing: ${error && summaryOf(error)}. Correct what \`start\` sends without the other fields, or the sandbox.`,
    )
    demand(
      error === undefined,
      `The portable request of ${capability.id}, with no more than ${required.join(', ')}, is refused: ${error && summaryOf(error)}. Whoever writes for the capability gives no more: have \`input\` accept it, with defaults for what only this vendor needs.`,
    )
    demand(requests('create').length > 0, 'The portable request was accepted, and nothing was sent.')
  },
}

/** A model serves its capability's request. */
export const portableSuite: Suite = {
  name: 'portable request',
  sharing: 'a vendor each',
  checks: () => [accepted],
}
