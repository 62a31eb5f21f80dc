import { DeclarationReflection, ReferenceType, ReflectionType, type SomeType } from 'typedoc'

/** Whether a variable is a provider's factory, which people call as a function. */
export function isFactory({ type }: DeclarationReflection): boolean {
  return type instanceof ReferenceType && type.name === 'ProviderFactory'
}

/** The page of a factory: its call, its settings and its models as tables, in place of a type of a hundred lines. */
export function showAsFactory(model: DeclarationReflection, contents: string): string {
  const [, settings, models] = model.type instanceof ReferenceType ? (model.type.typeArguments ?? []) : []
  const call = `\`\`\`ts\nfunction ${model.name}(settings?): Provider\n\`\`\`\n`
  const parts = [settingsTable(membersOf(settings)), modelsTable(model, membersOf(models))]
  return contents
    .replace(/^(# .*)$/m, (title) => `${title}()`)
    .replace(/^```ts\n[\s\S]*?^```\n/m, call)
    .replace(/^## (Throws|Example)/m, (heading) => `${parts.join('\n\n')}\n\n${heading}`)
}

function membersOf(type: SomeType | undefined): readonly DeclarationReflection[] {
  const declaration = type instanceof ReflectionType ? type.declaration : undefined
  const named = type instanceof ReferenceType ? type.reflection : undefined
  const owner = declaration ?? (named instanceof DeclarationReflection ? named : undefined)
  if (owner?.type instanceof ReflectionType) return membersOf(owner.type)
  return owner?.children ?? []
}

function settingsTable(settings: readonly DeclarationReflection[]): string {
  const rows = settings.map(
    ({ name, type, flags, comment }) =>
      `| \`${name}${flags.isOptional ? '?' : ''}\` | ${typeCell(type)} | ${cell(comment?.summary ?? [])} |`,
  )
  const common =
    'and those of every provider: `as`, and [`CommonSettings`](/api/core/provider/interfaces/CommonSettings.md).'
  return [
    `## Settings`,
    '',
    '| Setting | Type | Description |',
    '| --- | --- | --- |',
    ...rows,
    '',
    `… ${common}`,
  ].join('\n')
}

function modelsTable(
  { name: provider, parent }: DeclarationReflection,
  models: readonly DeclarationReflection[],
): string {
  const rows = models.map(
    ({ name, type }) => `| ${modelLink(parent?.name ?? provider, name)} | ${inputLink(type)} |`,
  )
  return ['## Models', '', '| Model | Input |', '| --- | --- |', ...rows].join('\n')
}

function modelLink(module: string, name: string): string {
  return `[\`${name}\`](/models/${module.replace(/^provider-/, '')}/${name}.md)`
}

/** The first type that is called an input, somewhere in the type of a model. */
function inputLink(type: SomeType | undefined): string {
  if (!(type instanceof ReferenceType)) return ''
  const { name, reflection } = type
  if (name.endsWith('Input') && reflection?.parent) {
    return `[\`${name}\`](/api/${reflection.parent.name}/interfaces/${name}.md)`
  }
  return (type.typeArguments ?? []).map(inputLink).find(Boolean) ?? ''
}

function typeCell(type: SomeType | undefined): string {
  const text = type?.toString() ?? ''
  if (text === 'CredentialSource')
    return '[`CredentialSource`](/api/core/provider/type-aliases/CredentialSource.md)'
  return `\`${(text.length > 90 ? 'object' : text).replaceAll('|', '\\|')}\``
}

function cell(parts: readonly { readonly text: string }[]): string {
  return parts
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, ' ')
    .replaceAll('|', '\\|')
}
