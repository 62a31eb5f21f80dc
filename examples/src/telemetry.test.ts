import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('../dist/telemetry.js', import.meta.url))

test('a run prints the trace of one of its tasks, and the histograms of all', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [program, '2', '1'], { timeout: 60_000 })
  const [trace = '', durations = ''] = stdout.split('\n\n')
  const spans = trace.split('\n').map((line) => /^( *\S+(?: \S+)?)/.exec(line)?.[1])
  expect(spans.slice(0, 4)).toEqual([
    'order 2',
    '  submit tomoviee/text-to-video',
    '    POST',
    '  task tomoviee/text-to-video',
  ])
  expect(spans).toContain('    POST')
  expect(spans.at(-1)).toBe('  download tomoviee/text-to-video')
  expect(durations).toMatch(/^mediaplug\.task\.duration\n {2}up to .* █+ 2$/m)
})
