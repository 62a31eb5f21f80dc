import { expect, test } from 'vitest'
import { progressLine } from './bar.js'

test.each([
  [{ state: 'queued', position: 3 }, 5, undefined, 'kite  queued     0:05  place 3 in the queue'],
  [
    { state: 'running', done: 0.5 },
    42,
    90,
    'kite  running    [############............]  50 %  0:42 of about 1:30',
  ],
  [{ state: 'running', remainingSeconds: 60 }, 4000, 90, 'kite  running    1:06:40 of about 1:07:40'],
  [{ state: 'running', done: 7 }, 0, undefined, 'kite  running    [########################] 100 %  0:00'],
])('%j after %d s is told in a line', (progress, elapsed, usual, line) => {
  expect(progressLine('kite', progress, elapsed, usual)).toBe(line)
})
