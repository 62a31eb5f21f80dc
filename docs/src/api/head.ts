import type { DeclarationReflection } from 'typedoc'
import { ReflectionKind } from 'typedoc/models'
import { writeFrontMatter } from '../page/front-matter.js'
import { firstSentences, plainText } from '../page/plain-text.js'
import type { Package } from '../pages/packages.js'
import { isFactory } from './factory.js'

/** What modules are for that are no package's first. */
const purposes: Readonly<Record<string, string>> = {
  'core/provider': 'What authors of providers import.',
  'core/remote': 'What makes a client whose submissions other processes do.',
  'mcp/command': 'The command `mediaplug-mcp`, for other commands to run.',
}

/** The page of all packages' APIs. */
export function apiIndex(all: readonly Package[]): string {
  const rows = all.flatMap(({ modules, version, description }) =>
    modules.map(
      ({ name }) =>
        `| [\`@mediaplug/${name}\`](/api/${name}/index.md) | ${version} | ${purposes[name] ?? description} |`,
    ),
  )
  return [
    writeFrontMatter({ title: 'API', description: 'All that the packages of Mediaplug export.' }).trimEnd(),
    '',
    '# API',
    '',
    'All that the packages export, made from their doc comments. What each model takes is also in the [catalogue](/models/index.md).',
    '',
    '| Package | Version | What it is |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

/** Adds what search engines and readers see first: the title, a summary, and what to import from which version. */
export function withHead(model: DeclarationReflection, contents: string, all: readonly Package[]): string {
  const module = moduleOf(model)
  const [folder = ''] = module.name.split('/')
  const { version = '', description = '' } = all.find((one) => one.folder === folder) ?? {}
  const isModule = model === module
  const summary = isModule ? '' : firstSentences(plainText(summaryOf(model)), 200)
  const title = isModule ? moduleTitle(model) : `${model.name}${isCalled(model) ? '()' : ''}`
  const line = isModule
    ? `Version ${version} · [README](/packages/${folder}.md)\n\n${purposes[module.name] ?? description}`
    : `${kindOf(model)} of [\`${moduleTitle(module)}\`](/api/${module.name}/index.md) ${version}`
  const head = writeFrontMatter({
    title: isModule ? `API of ${title}` : title,
    description:
      summary || (isModule ? (purposes[module.name] ?? description) : `${title} of ${moduleTitle(module)}`),
  })
  return `${head}${contents.replace(/^(# .*\n)/, `$1\n${line.replaceAll('$', '$$$$')}\n`)}`
}

function moduleTitle({ name }: DeclarationReflection): string {
  return `@mediaplug/${name}`
}

function moduleOf(model: DeclarationReflection): DeclarationReflection {
  let module = model
  while (module.parent?.isDeclaration()) module = module.parent
  return module
}

function isCalled(model: DeclarationReflection): boolean {
  return model.kindOf(ReflectionKind.Function) || isFactory(model)
}

function kindOf(model: DeclarationReflection): string {
  if (isFactory(model)) return 'Function'
  return model.kindOf(ReflectionKind.TypeAlias) ? 'Type' : ReflectionKind.singularString(model.kind)
}

function summaryOf(model: DeclarationReflection): string {
  const comment = model.comment ?? model.signatures?.[0]?.comment
  const text = (comment?.summary ?? []).map(({ text }) => text).join('')
  return text.split(/\n\s*\n/)[0] ?? ''
}
