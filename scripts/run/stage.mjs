import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** @typedef {import('./commands.mjs').Step} Step */
/** @typedef {import('./commands.mjs').Stage} Stage */

/**
 * Where and how programs run.
 *
 * @typedef {object} Place
 * @property {string} folder
 * @property {NodeJS.ProcessEnv} env
 * @property {boolean} interactive Whether programs may read from the terminal.
 */

/**
 * Runs the steps of a stage at the same time and waits for all, so that each tells its findings.
 *
 * @param {Stage} stage
 * @param {Place} place
 * @returns {Promise<number>} The exit code: that of the first step which failed, or 0.
 */
export async function runStage(stage, place) {
  const codes = await Promise.all(
    stage.map((step) => (step === stage.at(-1) ? runShown(step, place) : runHeldBack(step, place))),
  )
  const failed = stage.filter((_, index) => codes[index] !== 0)
  for (const step of failed) console.error(`failed: ${step.join(' ')}`)
  return codes.find((code) => code !== 0) ?? 0
}

/**
 * Runs a program that shows its output as it comes.
 *
 * @param {Step} step
 * @param {Place} place
 */
export async function runShown(step, place) {
  const child = begin(step, place, 'inherit')
  return await endOf(child, step)
}

/**
 * Runs a program and shows its output when it has ended, so that it does not mix with that of others.
 *
 * @param {Step} step
 * @param {Place} place
 */
async function runHeldBack(step, place) {
  const child = begin(step, place, 'pipe')
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  const code = await endOf(child, step)
  process.stdout.write(output)
  return code
}

/**
 * @param {Step} step
 * @param {Place} place
 * @param {'inherit' | 'pipe'} output
 */
function begin([program = '', ...args], { folder, env, interactive }, output) {
  return spawn(program, args, {
    cwd: folder,
    env,
    stdio: [interactive ? 'inherit' : 'ignore', output, output],
    shell: process.platform === 'win32',
  })
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Step} step
 * @returns {Promise<number>}
 */
async function endOf(child, [program]) {
  try {
    const [code] = await once(child, 'close')
    return code ?? 1
  } catch (error) {
    console.error(`${program} could not be started: ${error instanceof Error ? error.message : error}`)
    return 1
  }
}
