import { expect, test } from 'vitest'
import { previewOf } from './preview.js'
import { sizeText, usualText } from './sizes.js'
import { table } from './table.js'

test('columns are as wide as their widest cell, colours aside', () => {
  expect(
    table([
      ['a', 'long', 'x'],
      ['\u001b[32mgreen\u001b[39m', 'b', ''],
    ]),
  ).toBe('a      long  x\n\u001b[32mgreen\u001b[39m  b')
})

test.each([
  [999, '999 bytes'],
  [2_400, '2.4 kB'],
  [173_812, '174 kB'],
  [5_000_000_000, '5.0 GB'],
])('%d is %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text)
})

test.each([
  [0.4, 'about 1 s'],
  [90, 'about 90 s'],
  [240, 'about 4 min'],
])('%d s is %s', (seconds, text) => {
  expect(usualText(seconds)).toBe(text)
})

test.each([
  ['a terminal that says nothing', { TERM: 'xterm' }, true],
  ['a pipe', { TERM_PROGRAM: 'iTerm.app' }, false],
  ['a terminal within another', { TERM_PROGRAM: 'iTerm.app', TMUX: '1' }, true],
])('no picture is shown in %s', async (_, environment, isTTY) => {
  const file = { path: 'kite.png', mediaType: 'image/png', size: 10 }
  expect(await previewOf(file, environment, { isTTY })).toBeUndefined()
})

test('no large file and no video is shown', async () => {
  const iterm = { TERM_PROGRAM: 'iTerm.app' }
  const file = { path: 'kite.png', mediaType: 'image/png', size: 10_000_000 }
  expect(await previewOf(file, iterm, { isTTY: true })).toBeUndefined()
  expect(
    await previewOf({ ...file, mediaType: 'video/mp4', size: 1 }, iterm, { isTTY: true }),
  ).toBeUndefined()
})
