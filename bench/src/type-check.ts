/**
 * Type-checks what users of Mediaplug type-check, prints what the compiler counts, and fails when a budget is
 * exceeded. Instantiations are counted, so they are the same on every machine; times are not and have no budget.
 */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

interface Program {
  readonly name: string
  /** The project's configuration, from the folder of the benchmarks. */
  readonly project: string
  /** The most instantiations that it may take. */
  readonly budget: number
}

const programs: readonly Program[] = [
  { name: 'an application with all five providers', project: 'programs/tsconfig.json', budget: 200_000 },
  {
    name: 'the same, declarations of packages included',
    project: 'programs/tsconfig.whole.json',
    budget: 350_000,
  },
]

const here = fileURLToPath(new URL('..', import.meta.url))
const compiler = join(
  dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin',
  'tsc',
)

/** The compiler's figures by name, such as `Instantiations`. */
function figuresOf({ name, project }: Program): ReadonlyMap<string, string> {
  const options = ['-p', project, '--extendedDiagnostics', '--singleThreaded']
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...options], {
    cwd: here,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${name} does not compile:\n${stdout}`)
  const lines = stdout.split('\n').map((line) => line.split(/:\s+/))
  return new Map(lines.map(([figure = '', value = '']) => [figure, value]))
}

const table = programs.map((program) => {
  const figures = figuresOf(program)
  return {
    program: program.name,
    types: Number(figures.get('Types')),
    instantiations: Number(figures.get('Instantiations')),
    budget: program.budget,
    memory: figures.get('Memory used'),
    check: figures.get('Check time'),
  }
})
console.table(table)

const exceeded = table.filter(({ instantiations, budget }) => !(instantiations <= budget))
for (const { program, instantiations, budget } of exceeded) {
  console.error(`${program}: ${instantiations} instantiations, allowed are ${budget}.`)
}
process.exitCode = exceeded.length > 0 ? 1 : 0
