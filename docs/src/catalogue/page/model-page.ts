import type { JsonSchema } from '@mediaplug/core'
import type { Drawing } from '../drawing/drawing.js'
import type { Examples } from '../example/examples.js'
import { promptFields } from '../example/words.js'
import type { CatalogueModel } from '../registry/catalogue-model.js'
import { fileFormsOf } from '../schema/file-forms.js'
import { rowsOfInput } from '../schema/rows.js'
import { takes } from '../schema/takes.js'
import { llmsOf, overviewOf, pageOf, schemaOf } from './addresses.js'
import { calls } from './calls.js'
import { errorRule, errorsOf } from './errors.js'
import {
  afterwards,
  neededSettings,
  neededVariables,
  optionalVariables,
  usualTime,
  vendorLimits,
} from './facts.js'
import { figures } from './figure.js'
import { inputTable, valueLists } from './input-table.js'
import { bullets, code, listed, plain, table } from './markdown.js'
import { detailsOf, mediaTypesOf, outcomeText } from './outcome.js'

/** All that a page is made of. */
export interface ModelPage {
  readonly model: CatalogueModel
  readonly examples: Examples
  readonly drawing: Drawing | undefined
  /** The other models of its capability. */
  readonly others: readonly CatalogueModel[]
}

const frontMatter = ({ id, description: { title, description = '' } }: CatalogueModel): string =>
  [
    '---',
    `title: ${JSON.stringify(`${title}: ${id}`)}`,
    `description: ${JSON.stringify(description)}`,
    'outline: [2, 3]',
    'prev: false',
    'next: false',
    '---',
  ].join('\n')

function requirements(model: CatalogueModel): string {
  const settings = neededSettings(model).map(
    ({ name, value, variable }) => `the setting ${code(`${name}: '${value}'`)} (${code(variable)})`,
  )
  const optional = optionalVariables(model).map((name) => `${code(name)} if you have it`)
  const all = [...neededVariables(model).map(code), ...settings, ...optional]
  return all.length > 0 ? listed(all) : 'nothing'
}

function glance({ model, drawing }: ModelPage): string {
  const { vendor, description } = model
  const { capability, documentation, experimental, jsonSchema } = description
  const page = documentation ? `; [its own page](${documentation})` : ''
  return table(
    ['At a glance', ''],
    [
      [
        'Capability',
        `[${code(capability)}](${overviewOf({ capability })})${experimental ? '; used only when you name it' : ''}`,
      ],
      ['Vendor', `${plain(vendor.title)}, by ${code(vendor.package)}${page}`],
      ['Takes', listed(takes(jsonSchema))],
      ['Gives', outcomeText(model, drawing)],
      ['Usual time', usualTime(model)],
      ['Needs', requirements(model)],
    ],
  )
}

/** What holds of several fields together. */
function rules({ description }: JsonSchema): readonly string[] {
  if (description === undefined) return []
  const sentences = description.split('. ')
  return [sentences.length === 1 ? plain(description) : bullets(sentences.map(plain))]
}

function input({ model }: ModelPage): readonly string[] {
  const { jsonSchema, input: schema } = model.description
  const rows = rowsOfInput(jsonSchema, fileFormsOf(schema))
  return [
    '## Input {#input}',
    ...rules(jsonSchema),
    `<div class="fields">\n\n${inputTable(rows)}\n\n</div>`,
    `A field that is not listed is an error, and so is a value beyond a limit: nothing is sent then. The same as [JSON Schema](${schemaOf(model.id)}).`,
    ...valueLists(rows),
  ]
}

function output({ model, drawing }: ModelPage): readonly string[] {
  const types = mediaTypesOf(drawing).map(code)
  const details = detailsOf(model).map(code)
  const source =
    model.description.capability === 'text-to-diagram' ? ' `source` is what a person can edit.' : ''
  return [
    '## Output {#output}',
    `${outcomeText(model, drawing).replace(/^./, (first) => first.toUpperCase())}${types.length > 0 ? `; of the sandbox, ${listed(types)}` : ''}.${source}${details.length > 0 ? ` \`details\` may have ${listed(details)}.` : ''} [Files in and out](/guides/files).`,
  ]
}

const takesFiles = ({ description }: CatalogueModel): boolean =>
  takes(description.jsonSchema).some((kind) => kind !== 'text')

function limits({ model }: ModelPage): readonly string[] {
  return [
    '## Limits of the vendor {#limits}',
    table(
      ['Limit', ''],
      [
        ['At a time', vendorLimits(model)],
        ['Leave and come back', afterwards(model)],
        ...(takesFiles(model)
          ? [['Files', 'as the table of inputs says; files at hand are checked before anything is sent']]
          : []),
      ],
    ),
  ]
}

function errors({ model }: ModelPage): readonly string[] {
  return [
    '## Errors {#errors}',
    errorRule(model),
    bullets(
      errorsOf(model).map(({ code: name, text }) => `[${code(name)}](/guides/errors#${name}): ${text}`),
    ),
  ]
}

function others({ model, others: same }: ModelPage): readonly string[] {
  if (same.length === 0) return []
  const links = same.map(({ id, description }) => `[${plain(description.title)}](${pageOf(id)})`)
  return ['## The same from others {#others}', `${code(model.description.capability)}: ${listed(links)}.`]
}

/** The page of a model, as Markdown. */
export function modelPage(page: ModelPage): string {
  const { model, examples, drawing } = page
  const { id, description } = model
  const { minimal } = examples
  const asked = promptFields.map((name) => minimal[name]).find((text) => typeof text === 'string')
  const parts = [
    frontMatter(model),
    `# ${plain(description.title)}`,
    `[Models](/models/) · [${plain(model.vendor.title)}](${overviewOf({ vendor: model.vendor.id })}) · ${code(id)} · for agents: [llms.txt](${llmsOf(id)})`,
    ...(description.description === undefined ? [] : [plain(description.description)]),
    ...figures(model, drawing, typeof asked === 'string' ? asked : description.title),
    glance(page),
    ...calls(model, examples),
    ...input(page),
    ...output(page),
    ...limits(page),
    ...errors(page),
    ...others(page),
  ]
  return `${parts.join('\n\n')}\n`
}
