// Runs a root command (`npm run build`, `npm test`, …) on a machine that has only Node and npm:
// fetches the pinned pnpm, installs what the lockfile names, then runs the command's steps in order.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))

const install = ['install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=warn']
const build = ['exec', 'turbo', 'run', 'build', '--output-logs=errors-only']
const typecheck = [
  ['exec', 'node', 'scripts/extract-examples.mjs'],
  ['exec', 'tsc', '-b'],
  ['exec', 'node', 'bench/dist/type-check.js'],
]
const lint = [
  ['exec', 'biome', 'ci', '--error-on-warnings'],
  ['exec', 'knip'],
  ['exec', 'turbo', 'run', 'lint', '--output-logs=errors-only'],
]
const test = ['exec', 'vitest', 'run']

const benchmarks = ['type-check', 'signing', 'journal'].map((name) => [
  'exec',
  'node',
  `bench/dist/${name}.js`,
])

const commands = {
  build: [build],
  typecheck,
  lint: [...typecheck, ...lint],
  test: [...typecheck, ...lint, test],
  quickstart: [build, ['exec', 'node', 'examples/dist/quickstart.js']],
  bench: [['exec', 'tsc', '-b'], ...benchmarks],
  format: [['exec', 'biome', 'check', '--write']],
  changeset: [['exec', 'changeset']],
}

/** The commands that ask questions. */
const interactive = new Set(['changeset'])

const [name, ...rest] = process.argv.slice(2)

function pnpm(args) {
  const { status, error } = spawnSync(
    'npx',
    ['--yes', '--prefer-offline', `--package=${manifest.packageManager}`, '--', 'pnpm', ...args],
    {
      cwd: root,
      stdio: [interactive.has(name) ? 'inherit' : 'ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', npm_config_update_notifier: 'false' },
    },
  )
  if (error) console.error(`${manifest.packageManager} could not be started: ${error.message}`)
  return status ?? 1
}

const steps = commands[name]
if (!steps) {
  console.error(`unknown command '${name}'; known: ${Object.keys(commands).join(', ')}`)
  process.exit(2)
}
const lastStep = steps.at(-1)
for (const step of [install, ...steps]) {
  const status = pnpm(step === lastStep ? [...step, ...rest] : step)
  if (status !== 0) process.exit(status)
}
