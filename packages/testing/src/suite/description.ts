import type { JsonSchema, ModelDescription } from '@mediaplug/core'
import type { Scene } from '../scene/scene.js'
import { demand, fail } from '../verdict/demand.js'
import type { Check, Suite } from './suite.js'

/** Keywords one of which says what a value may be. */
const telling = ['type', 'enum', 'const', '$ref', 'anyOf', 'oneOf', 'x-mediaplug-file']

function descriptionIn({ client, subject }: Scene): ModelDescription {
  return client.models.find(({ id }) => id === subject.id) ?? fail(`The client has no model ${subject.id}.`)
}

function schemaIn(scene: Scene): JsonSchema {
  try {
    const { jsonSchema } = descriptionIn(scene)
    return JSON.parse(JSON.stringify(jsonSchema))
  } catch (error) {
    return fail(
      `No JSON Schema can be made of \`input\`: ${error}. Build it of what zod can put into JSON Schema, and say of a \`z.custom\` what it is: \`.meta({ type: 'string' })\`.`,
      error,
    )
  }
}

const made: Check = {
  name: 'the JSON Schema of the input can be made, and tells of each field what it may be',
  async run(scene) {
    const { type, properties = {} } = schemaIn(scene)
    demand(
      type === 'object',
      `The JSON Schema of \`input\` is of the type ${JSON.stringify(type)}. Make \`input\` a \`z.strictObject\`.`,
    )
    for (const [name, field] of Object.entries(properties)) {
      demand(
        telling.some((keyword) => field[keyword] !== undefined),
        `The JSON Schema does not tell what '${name}' may be: forms and agents have nothing to go by. Say it in metadata: \`.meta({ type: 'string' })\`.`,
      )
      demand(
        field.description === undefined || /\S/.test(field.description),
        `The description of '${name}' is blank. Say what the field is for, or leave it out.`,
      )
    }
  },
}

const fitting: Check = {
  name: 'the JSON Schema knows the fields of every case, and demands no other',
  async run(scene) {
    const { properties = {}, required = [], additionalProperties } = schemaIn(scene)
    for (const [index, input] of scene.subject.cases.entries()) {
      const unknown = Object.keys(input).find((name) => !(name in properties))
      demand(
        unknown === undefined || additionalProperties !== false,
        `The JSON Schema does not have '${unknown}', which case ${index + 1} gives and the model accepts. Declare the field in \`input\`.`,
      )
      const missing = required.find((name) => !(name in input))
      demand(
        missing === undefined,
        `The JSON Schema demands '${missing}', which case ${index + 1} does without. Make the field optional, or give it a default, where \`input\` is parsed.`,
      )
    }
  },
}

const readable: Check = {
  name: 'what a person reads to choose the model is there',
  async run(scene) {
    const { title, description, documentation } = descriptionIn(scene)
    demand(/\S/.test(title), 'The `title` of the model is blank. Give the name that the vendor writes.')
    demand(
      description === undefined || /\S/.test(description),
      'The `description` of the model is blank. Say what it is for, or leave it out.',
    )
    demand(
      documentation === undefined || (URL.canParse(documentation) && /^https?:/.test(documentation)),
      `The \`documentation\` of the model is '${documentation}', which is no URL. Give the address of the vendor's page.`,
    )
  },
}

/** What is told of a model to those who choose it and fill in its form. */
export const descriptionSuite: Suite = {
  name: 'description',
  sharing: 'one vendor',
  checks: () => [made, fitting, readable],
}
