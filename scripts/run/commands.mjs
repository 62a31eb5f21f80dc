// What the root commands do. A command is a list of stages, taken in turn; the steps of one stage run at the same time.

/** @typedef {readonly string[]} Step A program of this workspace and its arguments. */
/** @typedef {readonly Step[]} Stage The last step shows its output as it comes, the others when they end. */

/** @type {Step} */
export const install = ['pnpm', 'install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=warn']

const build = ['turbo', 'run', 'build', '--output-logs=errors-only']
const examples = ['node', 'scripts/extract-examples.mjs']
const types = ['tsc', '-b']
const bundles = ['node', 'scripts/bundle.mjs']
const declarations = ['node', 'scripts/declarations.mjs']
const typeBudget = ['node', 'bench/dist/type-check.js']
const style = ['biome', 'ci', '--error-on-warnings']
const documented = ['node', 'scripts/check-docs.mjs']
const pages = ['node', 'docs/dist/write-pages.js']
const catalogue = ['node', 'docs/dist/write-catalogue.js']
const samples = ['node', 'docs/dist/run-samples.js']
const reference = ['node', 'docs/node_modules/typedoc/bin/typedoc', '--options', 'docs/typedoc.config.mjs']
const site = ['node', 'docs/node_modules/vitepress/bin/vitepress.js', 'build', 'docs']
const finish = ['node', 'docs/dist/finish.js']
const shown = ['node', 'docs/dist/show.js']
const unused = ['knip', '--cache']
const packages = ['node', 'scripts/check-packages.mjs']
/** On what `tsc -b` has built: it was built before. */
const tests = ['vitest', 'run', '--mode', 'built']
const oracles = ['npm', 'ci', '--prefix', 'tests/oracles', '--ignore-scripts', '--no-audit', '--no-fund']

const siteStages = [[examples], [types], [pages, catalogue, reference], [site], [finish]]
/** What is unused is looked for after the types: the docs' own configuration reads what they build. */
const sources = [[examples], [style, bundles, types], [unused, declarations]]

/** @type {Readonly<Record<string, readonly Stage[]>>} */
export const commands = {
  build: [[build]],
  typecheck: [[examples], [types], [typeBudget]],
  lint: [...sources, [typeBudget, documented, packages]],
  test: [...sources, [typeBudget, documented, packages, tests]],
  'test:packages': [
    [types, bundles],
    [declarations],
    [['vitest', 'run', '--config', 'tests/packages/vitest.config.ts']],
  ],
  'test:durable': [
    [types],
    [['vitest', 'run', '--config', 'tests/durable/vitest.config.ts']],
    [['node', 'tests/durable/proof.mjs']],
  ],
  'test:oracles': [[oracles], [['vitest', 'run', '--config', 'tests/oracles/vitest.config.ts']]],
  'test:nodes': [[examples], [types, bundles], [['node', 'scripts/test-nodes.mjs']]],
  'docs:samples': [[types], [catalogue], [samples]],
  docs: [...siteStages, [shown]],
  'test:docs': [...siteStages, [samples], [['vitest', 'run', '--config', 'tests/docs/vitest.config.ts']]],
  watch: [[['node', 'scripts/watch.mjs']]],
  mutants: [[['node', 'tests/mutants/run.mjs']]],
  soak: [[['node', 'tests/soak/run.mjs']]],
  quickstart: [[build], [['node', 'examples/dist/quickstart.js']]],
  afternoon: [[build], [['node', 'examples/dist/afternoon.js']]],
  bench: [
    [types, bundles],
    [typeBudget, declarations],
    [['node', 'bench/dist/start-up.js']],
    [['node', 'bench/dist/journal.js']],
    [['node', 'bench/path/run.mjs']],
  ],
  'bench:packages': [[types, bundles], [declarations], [['node', 'bench/packages/run.mjs']]],
  'bench:durable': [[types], [['node', 'bench/durable/run.mjs']]],
  format: [[['biome', 'check', '--write']]],
  changeset: [[['changeset']]],
  'release:version': [[['changeset', 'version']], [['biome', 'check', '--write', 'packages']]],
  // What is published was built and tried by `npm run test:packages`.
  'release:publish': [[['changeset', 'publish']]],
}

/** The commands that read from the terminal. */
export const interactive = new Set(['changeset', 'watch'])

/** The commands that begin at once where the lockfile is the one that was installed last. */
export const quick = new Set(['watch', 'release:version', 'release:publish'])
