// Runs a root command (`npm test`, `npm run build`, …) on a machine that has only Node and npm:
// fetches the pinned pnpm, installs what the lockfile names, then takes the command's stages in turn.
import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { commands, install, interactive, quick } from './run/commands.mjs'
import { isInstalled, noteInstalled } from './run/installed.mjs'
import { runShown, runStage } from './run/stage.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const [name = '', ...rest] = process.argv.slice(2)
const stages = commands[name]
if (!stages) {
  console.error(`unknown command '${name}'; known: ${Object.keys(commands).join(', ')}`)
  process.exit(2)
}

/** @typedef {import('./run/commands.mjs').Stage} Stage */

/** Set where this program already runs below the pinned pnpm. */
const mark = 'MEDIAPLUG_PNPM'

const place = {
  folder: root,
  interactive: interactive.has(name),
  env: {
    ...process.env,
    PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
    [mark]: packageManager,
    TURBO_TELEMETRY_DISABLED: '1',
    npm_config_update_notifier: 'false',
  },
}

// The terminal sends an interrupt to every program of the command: this one waits for the others to end.
process.on('SIGINT', () => {})
process.exitCode = await run(stages)

/**
 * @param {readonly Stage[]} stages
 * @returns {Promise<number>} The exit code.
 */
async function run(stages) {
  const ready = quick.has(name) && isInstalled(root)
  if (!ready && process.env[mark] !== packageManager) {
    const again = ['node', 'scripts/run.mjs', name, ...rest]
    return await runShown(
      ['npx', '--yes', '--prefer-offline', `--package=${packageManager}`, '--', ...again],
      place,
    )
  }
  if (!ready) {
    const code = await runShown(install, place)
    if (code !== 0) return code
    noteInstalled(root)
  }
  for (const stage of [...stages.slice(0, -1), withArguments(stages.at(-1) ?? [])]) {
    const code = await runStage(stage, place)
    if (code !== 0) return code
  }
  return 0
}

/**
 * What follows `--` on the command line belongs to the last step.
 *
 * @param {Stage} stage
 * @returns {Stage}
 */
function withArguments(stage) {
  return [...stage.slice(0, -1), [...(stage.at(-1) ?? []), ...rest]]
}
