/**
 * Signs requests beside the vendors' own SDKs, and prints what one call takes: in a process that does nothing else
 * and is warm, and among the first calls of a new process, which is what most applications see.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Comparison, compare, median } from './signing/measure.js'
import { pairs } from './signing/pairs.js'

const program = fileURLToPath(new URL('signing/fresh-process.js', import.meta.url))
const processes = 5

function firstCalls(index: number, side: 'ours' | 'theirs', calls: number): number {
  const { stdout, status } = spawnSync(process.execPath, [program, String(index), side, String(calls)], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`the fresh process of pair ${index} failed`)
  return Number(stdout)
}

function compareFirst(index: number, calls: number): Comparison {
  const times = Array.from({ length: processes }, () => [
    firstCalls(index, 'ours', calls),
    firstCalls(index, 'theirs', calls),
  ])
  const oursMicroseconds = median(times.map(([ours = Number.NaN]) => ours))
  const theirsMicroseconds = median(times.map(([, theirs = Number.NaN]) => theirs))
  const name = `${pairs[index]?.name}: first ${calls} calls`
  return { name, oursMicroseconds, theirsMicroseconds, ratio: oursMicroseconds / theirsMicroseconds }
}

const figure = (value: number): string => value.toFixed(value < 10 ? 2 : 0).padStart(10)

const line = ({ name, oursMicroseconds, theirsMicroseconds, ratio }: Comparison): string =>
  `${name.padEnd(60)}${figure(oursMicroseconds)}${figure(theirsMicroseconds)}${ratio.toFixed(3).padStart(8)}\n`

process.stdout.write(`${'microseconds'.padEnd(60)}${'ours'.padStart(10)}${'theirs'.padStart(10)}   ratio\n`)
for (const [index, pair] of pairs.entries()) {
  process.stdout.write(line(compare(pair)))
  process.stdout.write(line(compareFirst(index, 100)))
}
