import { overviewOf, pageOf } from '../page/addresses.js'
import { code, plain, table } from '../page/markdown.js'
import type { ListedModel } from './listed-model.js'

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)]

/** Who serves which capability: how many models, with a link to them. */
function matrix(models: readonly ListedModel[]): string {
  const vendors = unique(models.map(({ vendor }) => vendor))
  const titleOf = (vendor: string): string =>
    models.find((model) => model.vendor === vendor)?.vendorTitle ?? vendor
  const rows = unique(models.map(({ capability }) => capability)).map((capability) => [
    `[${code(capability)}](${overviewOf({ capability })})`,
    ...vendors.map((vendor) => {
      const served = models.filter((model) => model.capability === capability && model.vendor === vendor)
      const [only] = served
      if (!only) return ''
      return served.length === 1
        ? `[${plain(only.title)}](${pageOf(only.id)})`
        : `[${served.length} models](${overviewOf({ capability, vendor })})`
    }),
  ])
  return table(['Capability', ...vendors.map((vendor) => plain(titleOf(vendor)))], rows)
}

function lists(models: readonly ListedModel[]): readonly string[] {
  return unique(models.map(({ vendorTitle }) => vendorTitle)).map((title) => {
    const own = models.filter(({ vendorTitle }) => vendorTitle === title)
    const lines = own.map(
      (model) =>
        `- [${plain(model.title)}](${pageOf(model.id)}) ${code(model.id)}, ${code(model.capability)}: ${plain(model.description)}`,
    )
    return `### ${plain(title)}\n\n${lines.join('\n')}`
  })
}

/** The page over all models: who serves what, and a list, which the catalogue takes the place of on the site. */
export function overviewPage(models: readonly ListedModel[]): string {
  const parts = [
    [
      '---',
      'title: Models',
      'description: All models, by capability, vendor and input, each with a page of its own.',
      'aside: false',
      'sidebar: false',
      'pageClass: models-page',
      '---',
    ].join('\n'),
    '# Models',
    `${models.length} models of ${unique(models.map(({ vendor }) => vendor)).length} vendors. Each has a page with its inputs, limits and calls that can be copied, made from the schema that checks requests; a text for agents is beside it, at \`llms.txt\`.`,
    '<ModelCatalogue>',
    ...lists(models),
    '</ModelCatalogue>',
    '## Who serves what {#capabilities}',
    'A capability names what is wanted, whoever makes it: the first installed model that accepts the very request serves it. [How to choose](/guides/choosing-a-model).',
    matrix(models),
  ]
  return `${parts.join('\n\n')}\n`
}
