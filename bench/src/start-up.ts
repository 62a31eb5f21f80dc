/** Measures what the command costs above bare Node before it does anything, and fails over the budget. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What `--help` may cost above bare Node, in ms. */
const budgetMs = 60
const rounds = 21

const program = fileURLToPath(new URL('../../packages/cli/lib/bin.js', import.meta.url))

function timeOf(words: readonly string[]): number {
  const began = performance.now()
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`node ${words.join(' ')} ended with ${status}: ${stderr}`)
  return performance.now() - began
}

const ways = { 'bare node': ['-e', ''], 'mediaplug --help': [program, '--help'] } as const
const times = { 'bare node': [] as number[], 'mediaplug --help': [] as number[] }

// In turn, so that whatever else the machine does meets both alike. The first round warms the disk up.
for (let round = 0; round <= rounds; round++) {
  for (const name of ['bare node', 'mediaplug --help'] as const) {
    const time = timeOf(ways[name])
    if (round > 0) times[name].push(time)
  }
}

// The least of many: whatever else the machine does only adds to it.
const bare = Math.min(...times['bare node'])
const help = Math.min(...times['mediaplug --help'])
console.table([
  {
    'bare node': `${bare.toFixed(0)} ms`,
    'mediaplug --help': `${help.toFixed(0)} ms`,
    above: `${(help - bare).toFixed(0)} ms`,
    budget: `${budgetMs} ms`,
  },
])
if (help - bare > budgetMs) process.exitCode = 1
