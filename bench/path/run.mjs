// Measures what a job, a waiting task, a burst and an import cost, beside others, and writes RESULTS.md.
// `--quick` takes fewer jobs and pairs.
import { execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { measurePackages } from '../packages/measure.mjs'
import { contenders } from './contenders.mjs'
import { delays } from './delay.mjs'
import { figure, table } from './table.mjs'
import { targetTable } from './targets.mjs'
import { createCertificate, tlsCosts } from './tls.mjs'

const folder = fileURLToPath(new URL('.', import.meta.url))
const isQuick = process.argv.includes('--quick')
const [jobs, pairs] = isQuick ? [500, 3] : [2_000, 9]

if (!existsSync(`${folder}../contenders/node_modules`)) {
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: `${folder}../contenders`,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
}

/** Runs a program of the benchmark against a vendor of its own, and gives what it measures. */
async function measure(
  program,
  args,
  { isRunning = false, flags = ['--expose-gc'], limitMs = isQuick ? 60_000 : 300_000 } = {},
) {
  const vendor = fork(`${folder}vendor.mjs`, { env: { ...process.env, RUNNING: isRunning ? '1' : '0' } })
  vendor.setMaxListeners(0)
  const [{ origin }] = await once(vendor, 'message')
  const child = fork(`${folder}${program}.mjs`, [...args.slice(0, 2), origin, ...args.slice(2)].map(String), {
    execArgv: flags,
  })
  const timer = setTimeout(() => child.kill(), limitMs)
  try {
    return await new Promise((resolve) => {
      child.on('message', (message) => {
        if (!('ask' in message)) return resolve(message)
        vendor.once('message', (counts) => child.connected && child.send(counts))
        vendor.send(message)
      })
      child.on('exit', () => resolve(undefined))
    })
  } finally {
    clearTimeout(timer)
    child.kill()
    vendor.kill()
  }
}

const nameOf = async ({ module, protocol }) => {
  const { title } = await import(`../contenders/${module}.mjs`)
  return module === 'mediaplug' ? `${title}, ${protocol}` : title
}
/** What the table of targets tells. */
const now = new Map()

async function jobTable() {
  const rows = []
  for (const contender of contenders) {
    const found = await measure('job', [contender.module, contender.protocol, jobs, pairs])
    if (contender.module === 'mediaplug') now.set(`ratio ${contender.protocol}`, found?.ratio)
    rows.push([
      await nameOf(contender),
      figure(found?.ratio, 2),
      figure(found?.cpu),
      figure(found?.latencyRatio, 2),
      figure(found?.latency, 2),
    ])
    console.log(rows.at(-1).join('  '))
  }
  return table(['contender', 'CPU, ratio', 'CPU, µs', 'latency, ratio', 'latency at 64, ms'], rows)
}

const waiting = contenders.filter(
  ({ protocol, module }) => !/edrawmax|at-once/.test(protocol) && module !== 'raw-dispatch',
)

async function waitingTable() {
  const rows = []
  for (const contender of waiting) {
    const cells = []
    const sizes =
      contender.module === 'mediaplug' || contender.module === 'raw-request'
        ? [1_000, 10_000, 50_000]
        : [1_000, 10_000]
    let last
    for (const tasks of isQuick ? sizes.slice(0, 1) : sizes) {
      last =
        (await measure('waiting', [contender.module, contender.protocol, tasks], { isRunning: true })) ?? last
      cells.push(figure(last?.heap))
      if (contender.protocol === 'tomoviee' && contender.module === 'mediaplug') {
        now.set(`heap ${tasks}`, last?.heap)
      }
    }
    rows.push([
      await nameOf(contender),
      ...cells,
      ...Array(3 - cells.length).fill('–'),
      last?.timers ?? '–',
      last?.sockets ?? '–',
    ])
    console.log(rows.at(-1).join('  '))
  }
  return table(['contender', 'heap, B: 1 000', '10 000', '50 000', 'timers', 'sockets'], rows)
}

async function pollTable() {
  const rows = []
  for (const contender of waiting.filter(
    ({ module }) => module === 'mediaplug' || module === 'raw-request',
  )) {
    const found = await measure('polls', [contender.module, contender.protocol, 10_000, isQuick ? 10 : 20], {
      isRunning: true,
    })
    if (contender.module === 'raw-request') now.set('raw poll', found?.cpuPerPoll)
    else if (contender.protocol === 'tomoviee') {
      now.set('poll', found?.cpuPerPoll)
      now.set('poll ratio', found?.cpuPerPoll / now.get('raw poll'))
    }
    rows.push([await nameOf(contender), figure(found?.cpuPerPoll), found?.polls ?? '–'])
    console.log(rows.at(-1).join('  '))
  }
  return table(['contender', 'CPU, µs a poll', 'polls measured'], rows)
}

async function burstTable() {
  const rows = []
  for (const contender of [contenders[0], contenders[2]]) {
    const found = await measure('burst', [contender.module, contender.protocol, 10_000])
    if (contender.module === 'mediaplug') now.set('sockets', found?.sockets)
    rows.push([await nameOf(contender), figure(found?.ms), found?.sockets ?? '–', found?.failed ?? '–'])
  }
  return table(['contender', 'ms for 10 000 jobs in one tick', 'sockets', 'failed'], rows)
}

const signing = () =>
  execFileSync(process.execPath, [`${folder}../dist/signing.js`], { encoding: 'utf8' }).trimEnd()

const sections = [
  ['A complete job, 64 at a time', await jobTable()],
  ['Tasks that wait', `Bytes of heap for each task.\n\n${await waitingTable()}`],
  [
    'Polls',
    `10 000 tasks wait, and each is asked after ten seconds after its last answer.\n\n${await pollTable()}`,
  ],
  ['A burst', await burstTable()],
  ['Over TLS', await tlsCosts(createCertificate(), isQuick ? 20 : 200)],
  ['Packages', measurePackages(isQuick ? 3 : 15)],
  [
    'Delay against polls',
    `How late the end of a task is noticed for as many polls, beside the best schedule there is (dynamic programming over the known distribution; log-normal, σ 0.5).\n\n${delays()}\n\n![Delay against polls](../docs/pictures/delay.svg)`,
  ],
  ['Signing', `Beside the vendors' own SDKs.\n\n\`\`\`text\n${signing()}\n\`\`\``],
]

const results = `# Results

Measured on ${new Date().toISOString().slice(0, 10)} with \`node bench/path/run.mjs${isQuick ? ' --quick' : ''}\` (${jobs} jobs, ${pairs} pairs): Node ${process.version}, ${cpus().length} cores, ${cpus()[0]?.model.trim()}. The vendor runs in a process of its own on loopback and answers at once. Ratios are medians of pairs: a batch of the contender, a batch of the hand-written loop over \`undici.request\` on the same protocol, in turn. Compare ratios of one run, not of two.

## Against the targets

What stands under "before" was measured on another machine, before the path was made lean. Of what was missed, [README.md](README.md) says why.

${targetTable(now)}

${sections.map(([title, text]) => `## ${title}\n\n${text}`).join('\n\n')}
`
writeFileSync(`${folder}../RESULTS.md`, results)
console.log(results)
