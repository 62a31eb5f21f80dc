import { urlOf } from '../../site/address.js'
import { agentSample, serverCommand } from '../sample/agent.js'
import { commandLineSample } from '../sample/command-line.js'
import { typescriptSample } from '../sample/typescript.js'
import { pageOf } from './addresses.js'
import { errorRule, errorsOf } from './errors.js'
import { afterwards, neededSettings, neededVariables, usualTime, vendorLimits } from './facts.js'
import { block, bullets } from './markdown.js'
import type { ModelPage } from './model-page.js'
import { detailsOf, outcomeText } from './outcome.js'

function facts({ model, drawing }: ModelPage): readonly string[] {
  const { vendor, description } = model
  const settings = neededSettings(model).map(
    ({ name, value, variable }) => `${name} (${variable}), such as ${value}`,
  )
  const details = detailsOf(model)
  return [
    `Model: ${model.id}`,
    `Capability: ${description.capability}${description.experimental ? ' (used only when you name it)' : ''}`,
    `Package: ${vendor.package}`,
    `Gives: ${outcomeText(model, drawing)}`,
    ...(details.length > 0 ? [`Tells besides, in details: ${details.join(', ')}`] : []),
    `Usual time: ${usualTime(model)}`,
    `Variables: ${neededVariables(model).join(', ') || 'none'}`,
    ...(settings.length > 0 ? [`Settings: ${settings.join(', ')}`] : []),
    `Limits: ${vendorLimits(model)}`,
    `Leave and come back: ${afterwards(model)}`,
    ...(description.documentation ? [`Vendor's page: ${description.documentation}`] : []),
    `Page: ${urlOf(`${pageOf(model.id)}.md`)}`,
  ]
}

/** All that an agent needs to use a model, in one text. */
export function llmsText(page: ModelPage): string {
  const { model, examples } = page
  const { id, description, vendor } = model
  const input = examples.fuller ?? examples.minimal
  return [
    `# ${description.title} (${id})`,
    ...(description.description === undefined ? [] : [`> ${description.description}`]),
    bullets(facts(page)),
    '## Input',
    'JSON Schema. A string with `x-mediaplug-file` is a file: an https: URL or a path; in TypeScript a path is `{ path }`. No other field is taken.',
    block('json', JSON.stringify(description.jsonSchema)),
    '## Calls',
    'Tool `generate` of the MCP server mediaplug-mcp. When it gives `{ "state": "running", "handle" }`, call `wait` with the handle. The same call again is recognised, and not paid twice.',
    block('sh', serverCommand(vendor.package)),
    block('json', agentSample(id, input)),
    'Command line. It recognises no repetition: the same line again pays again. Before that, `tasks` in place of `generate` and what follows tells what is under way, and `wait <id>` goes on with it. Exit code 3: it may have been accepted and paid; ask a person before anything is sent again. With `-p @mediaplug/sandbox` and, at the end, `--sandbox`, it runs without a key and without cost.',
    block('sh', commandLineSample(model, input, false)),
    'TypeScript, on Node 20.19 or newer.',
    block('sh', `npm install @mediaplug/core ${vendor.package}`),
    block('ts', typescriptSample(model, input)),
    '## Errors',
    errorRule(model),
    bullets(errorsOf(model).map(({ code, text }) => `${code}: ${text}`)),
    '',
  ].join('\n\n')
}
