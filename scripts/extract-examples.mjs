// Writes every TypeScript example of the READMEs, guides and doc comments to tests/examples/, where `tsc -b` checks it.
// The guide for authors is written as its readers' folders are, one for each of its stages.
// What an example uses of Mediaplug without importing it is imported for it; other names are in ambient.d.ts.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { guide, writeStages } from './guide/stages.mjs'
import { isSource, listFiles, readFiles } from './house/sources.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const target = join(root, 'tests/examples')
const packages = readdirSync(join(root, 'packages')).filter((name) => !name.startsWith('.'))

/**
 * The names that a module exports, by the export lists of its entry file.
 *
 * @param {string} entry
 */
function exportsOf(entry) {
  const lists = readFileSync(join(root, entry), 'utf8').matchAll(
    /^export (?:type )?(?:\{([^}]*)\}|\* as (\w+))/gm,
  )
  return [...lists].flatMap(([, list = '', namespace]) =>
    namespace ? [namespace] : list.split(',').map((name) => name.replace(/^\s*type /, '').trim()),
  )
}

const modules = Object.entries({
  '@mediaplug/core': 'packages/core/src/index.ts',
  '@mediaplug/core/provider': 'packages/core/src/provider.ts',
  '@mediaplug/core/remote': 'packages/core/src/remote.ts',
  ...Object.fromEntries(
    packages
      .filter((name) => name !== 'core' && existsSync(join(root, 'packages', name, 'src/index.ts')))
      .map((name) => [`@mediaplug/${name}`, `packages/${name}/src/index.ts`]),
  ),
}).map(([module, entry]) => ({ module, names: exportsOf(entry).filter(Boolean) }))

/**
 * The imports that an example leaves out.
 *
 * @param {string} code
 */
function missingImports(code) {
  const taken = new Set()
  return modules.flatMap(({ module, names }) => {
    const missing = names.filter(
      (name) =>
        !taken.has(name) &&
        new RegExp(`(?<![.\\w'/-])${name}(?![\\w'/-])`).test(code.replace(/\/\/.*$/gm, '')) &&
        !new RegExp(`(import[^'"]*\\b${name}\\b)|((const|type|interface|function) ${name}\\b)`).test(code),
    )
    for (const name of missing) taken.add(name)
    return missing.length > 0 ? [`import { ${missing.join(', ')} } from '${module}'`] : []
  })
}

/** @returns {Generator<[name: string, text: string]>} */
function* documents() {
  yield ['README.md', readFileSync(join(root, 'README.md'), 'utf8')]
  for (const file of listFiles(root, 'docs').filter((path) => path.endsWith('.md') && path !== guide)) {
    yield [file, readFileSync(join(root, file), 'utf8')]
  }
  for (const name of packages) {
    const folder = join(root, 'packages', name)
    const readme = join(folder, 'README.md')
    if (existsSync(readme)) yield [`${name}/README.md`, readFileSync(readme, 'utf8')]
    for (const [file, text] of readFiles(join(folder, 'src'), isSource)) {
      const comments = text.match(/^ *\/\*\*[\s\S]*?\*\/$/gm) ?? []
      yield [`${name}/${file}`, comments.join('\n').replace(/^ *\* ?/gm, '')]
    }
  }
}

rmSync(target, { recursive: true, force: true })
mkdirSync(target, { recursive: true })
for (const [name, text] of documents()) {
  const blocks = [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)]
  for (const [index, [, code = '']] of blocks.entries()) {
    const file = `${name.replace(/\W+/g, '-')}-${index + 1}.ts`
    const header = `// ${name}, example ${index + 1}\n`
    writeFileSync(join(target, file), `${header}${missingImports(code).join('\n')}\n${code}\nexport {}\n`)
  }
}
writeStages()
