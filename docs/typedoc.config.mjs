// The reference of all that packages publish, made of their doc comments: Markdown in docs/api/, which the site shows.
// That nothing lacks a comment is checked apart from it, in a fraction of the time: scripts/check-docs.mjs.
import { packages } from './dist/pages/packages.js'
import { repository } from './dist/site/address.js'

const all = packages()

/** @type {Partial<import('typedoc').TypeDocOptions & import('typedoc-plugin-markdown').PluginOptions>} */
export default {
  name: 'API',
  plugin: ['typedoc-plugin-markdown', './dist/api/plugin.js'],
  entryPoints: all.flatMap(({ folder, modules }) =>
    modules.map(({ entry }) => `../packages/${folder}/${entry}`),
  ),
  tsconfig: 'tsconfig.typedoc.json',
  out: 'api',
  router: 'member',
  readme: 'none',
  // Core exports zod's `z` for authors: without this, all of zod would be documented.
  excludeExternals: true,
  excludePrivate: true,
  // The types were checked before.
  skipErrorChecking: true,
  disableGit: true,
  // Where no repository is known, the plugin leaves the path alone.
  sourceLinkTemplate: `${repository}/blob/main/{path}#L{line}`,
  displayBasePath: '..',
  basePath: '..',
  packagesRequiringDocumentation: all.map(({ name }) => name),
  validation: { invalidLink: true, notDocumented: false, notExported: true },
  treatWarningsAsErrors: true,
  entryFileName: 'index',
  pageTitleTemplates: { index: 'API', module: '@mediaplug/{name}', member: '{name}' },
  hideBreadcrumbs: true,
  hidePageHeader: true,
  useCodeBlocks: true,
  groupOrder: [
    'Functions',
    'Classes',
    'Variables',
    'Interfaces',
    'Type Aliases',
    'Constructors',
    'Properties',
    'Methods',
    '*',
  ],
  indexFormat: 'table',
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  classPropertiesFormat: 'table',
  typeAliasPropertiesFormat: 'table',
  enumMembersFormat: 'table',
  typeDeclarationFormat: 'table',
  tableColumnSettings: { hideInherited: true, hideOverrides: true, hideSources: true },
}
