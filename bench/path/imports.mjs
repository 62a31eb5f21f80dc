import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const bench = fileURLToPath(new URL('..', import.meta.url))
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

const modules = {
  zod: '../packages/core/node_modules/zod/index.js',
  '@mediaplug/core': '../packages/core/dist/index.js',
  'core and one provider': '../packages/provider-tomoviee/dist/index.js',
  undici: './contenders/node_modules/undici/index.js',
  '@fal-ai/client': './contenders/node_modules/@fal-ai/client/src/index.js',
  replicate: './contenders/node_modules/replicate/index.js',
  ai: './contenders/node_modules/ai/dist/index.mjs',
}

/** CPU that an import takes in a new process, in ms. */
function cpuOf(path) {
  const program = `const before = process.cpuUsage(); await import(${JSON.stringify(new URL(path, `file://${bench}`).href)}); const { user, system } = process.cpuUsage(before); console.log(user + system)`
  return (
    Number(execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: bench })) / 1_000
  )
}

/** What imports cost, in turn, so that all of them meet the same machine: a table, and core's part above zod. */
export async function importCosts(times) {
  const found = new Map(Object.keys(modules).map((name) => [name, []]))
  for (let time = 0; time < times; time++) {
    for (const [name, path] of Object.entries(modules)) found.get(name).push(cpuOf(path))
  }
  const zod = median(found.get('zod'))
  const rows = [...found].map(([name, values]) => {
    const cpu = median(values)
    return `| \`${name}\` | ${cpu.toFixed(0)} | ${(cpu - zod).toFixed(0)} |`
  })
  const text = ['| module | CPU, ms | above zod, ms |', '| --- | --- | --- |', ...rows].join('\n')
  return { text, aboveZod: median(found.get('@mediaplug/core')) - zod }
}
