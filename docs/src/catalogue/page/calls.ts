import { filesIn } from '../example/example-file.js'
import type { Examples } from '../example/examples.js'
import type { CatalogueModel } from '../registry/catalogue-model.js'
import { agentSample, serverCommand } from '../sample/agent.js'
import { commandLineSample, commandWith } from '../sample/command-line.js'
import { sandboxSample, typescriptSample } from '../sample/typescript.js'
import { neededSettings, neededVariables } from './facts.js'
import { block, code, listed, tabs } from './markdown.js'

/** What a shell is told first. Its block has no tab, since it is no sample of its own. */
const install = (...packages: readonly string[]): string => block('sh', `npm install ${packages.join(' ')}`)

function withKey(model: CatalogueModel, input: Examples['minimal']): string {
  return tabs([
    block('ts', typescriptSample(model, input), 'TypeScript'),
    block('sh', commandLineSample(model, input, false), 'Command line'),
    block('json', agentSample(model.id, input), 'Agent'),
  ])
}

/** What must be there before a sample runs. */
function needs(model: CatalogueModel): string {
  const variables = neededVariables(model).map(code)
  const settings = neededSettings(model).map(({ variable }) => code(variable))
  const wanted = variables.length > 0 ? `Set ${listed(variables)} to your own.` : 'It needs no key.'
  const further =
    settings.length > 0 ? ` The command and agents read ${listed(settings)} from the environment.` : ''
  return `${wanted}${further} The program needs its packages in the project; the line for the terminal fetches its own. An agent calls the tool of [\`mediaplug-mcp\`](/guides/agents), which its host starts with ${code(serverCommand(model.vendor.package))}.`
}

/** Where the files of the examples come from. */
function fileNote({ minimal, fuller }: Examples): readonly string[] {
  const files = filesIn({ ...minimal, ...fuller })
  const local = files.filter(({ isUrl }) => !isUrl)
  const remote = files.filter(({ isUrl }) => isUrl)
  const link = (name: string): string => `[${name}](/media/inputs/${name})`
  return [
    ...(local.length > 0
      ? [
          `Files: ${listed(local.map(({ name }) => link(name)))}; save ${local.length > 1 ? 'them' : 'it'} beside the program, or take your own.`,
        ]
      : []),
    ...(remote.length > 0
      ? [
          `Files: put your own addresses in place of those at \`example.com\`, which stand for pictures such as ${listed(remote.map(({ name }) => link(name)))}. The vendor fetches them itself; [an upload](/guides/files) makes addresses of local files.`,
        ]
      : []),
  ]
}

function withoutKey(model: CatalogueModel, { minimal }: Examples): readonly string[] {
  const program = sandboxSample(model, minimal)
  if (program === undefined) return []
  return [
    '### Without a key {#without-a-key}',
    `[The sandbox](/packages/sandbox) speaks the vendor's protocol on your machine, costs nothing and brings its own credentials. The program starts one, and so does \`--sandbox\`; for an agent, run ${code(`${commandWith(['@mediaplug/sandbox', model.vendor.package])} sandbox ${model.vendor.id}`)} and give its server the variables that it prints.`,
    install('@mediaplug/core', '@mediaplug/sandbox', model.vendor.package),
    tabs([
      block('ts', program, 'TypeScript'),
      block('sh', commandLineSample(model, minimal, true), 'Command line'),
    ]),
  ]
}

/** The calls that can be copied. */
export function calls(model: CatalogueModel, examples: Examples): readonly string[] {
  const { minimal, fuller } = examples
  return [
    '## Call it {#call}',
    needs(model),
    install('@mediaplug/core', model.vendor.package),
    withKey(model, minimal),
    ...fileNote(examples),
    ...(fuller ? ['### With more options {#fuller}', withKey(model, fuller)] : []),
    ...withoutKey(model, examples),
  ]
}
