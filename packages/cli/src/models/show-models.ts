import type { ModelDescription } from '@mediaplug/core'
import { exitCodes } from '../error/exit-codes.js'
import { describeField, placeholderOf } from '../options/describe-field.js'
import { fieldsOf } from '../options/fields-of.js'
import { give } from '../output/give.js'
import { usualText } from '../output/sizes.js'
import { table } from '../output/table.js'
import { openProject, openProjectClient } from '../project/project.js'
import type { Session } from '../session/session.js'
import { exampleLine } from './example.js'
import { findModels, type ModelFilter } from './find-models.js'

const dataOf = ({
  id,
  title,
  description,
  capability,
  usualSeconds,
  experimental,
  documentation,
}: ModelDescription) => ({
  id,
  title,
  description,
  capability,
  usualSeconds,
  experimental,
  documentation,
})

/** All that is known of one model. */
function describe(session: Session, model: ModelDescription): string {
  const { colors } = session
  const { id, title, description, capability, usualSeconds, documentation, experimental } = model
  const fields = fieldsOf(model.jsonSchema)
  const example = exampleLine(id, fields)
  const options = fields.map((field) => [`  --${field.flag} <${placeholderOf(field)}>`, describeField(field)])
  return [
    colors.bold(`${id}  ${title}`),
    ...(description === undefined ? [] : [description]),
    '',
    `capability  ${capability}${experimental ? ', by this id alone' : ''}`,
    `usual time  ${usualSeconds === undefined ? 'some seconds: it answers at once, or nothing is known' : usualText(usualSeconds)}`,
    ...(documentation === undefined ? [] : [`vendor      ${documentation}`]),
    '',
    'Inputs:',
    table(options),
    ...(model.jsonSchema.description === undefined ? [] : ['', model.jsonSchema.description]),
    '',
    `Example:\n  ${example}`,
  ].join('\n')
}

function listed(session: Session, models: readonly ModelDescription[]): string {
  const { colors } = session
  const heads = table(models.map(({ id, capability, title }) => [id, capability, title])).split('\n')
  return models
    .flatMap(({ description }, index) => [
      heads[index] ?? '',
      ...(description === undefined ? [] : [colors.dim(`    ${description}`)]),
    ])
    .join('\n')
}

/** Lists models, or tells all of one. */
export async function showModels(session: Session, filter: ModelFilter): Promise<number> {
  const { client } = await openProjectClient(session, await openProject(session))
  const [word, ...others] = filter.words
  const named = others.length === 0 ? client.models.find(({ id }) => id === word) : undefined
  if (named) {
    const { id, jsonSchema } = named
    const example = exampleLine(id, fieldsOf(jsonSchema))
    give(session, { ...dataOf(named), jsonSchema, example }, describe(session, named))
    return exitCodes.done
  }
  // What looks like the id of a model and is none: the client says what may have been meant.
  if (word?.includes('/') && others.length === 0) await client.submit(word, {})
  const found = findModels(client.models, filter)
  if (found.length === 0)
    session.tell(`No model has that in it. 'mediaplug models' lists all ${client.models.length}.`)
  if (session.isJson || found.length > 0) give(session, found.map(dataOf), listed(session, found))
  return found.length > 0 ? exitCodes.done : exitCodes.failed
}
