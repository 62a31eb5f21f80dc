import { expect, test, vi } from 'vitest'
import { mp3Seconds } from '../../../test/media.js'
import { turnsDuring } from '../../../test/turns.js'
import { makeMp3, samplesPerFrame } from './mp3.js'
import { composeMusic } from './music.js'
import { speechSeconds } from './speech.js'

// Files are drawn and encoded here, which takes as long as the machine needs.
vi.setConfig({ testTimeout: 300_000 })

const never = new AbortController().signal

test.each([0.5, 1, 12.3, 60])('an MP3 file of %s s lasts so long, to the end of a frame', async (seconds) => {
  const lasts = mp3Seconds(await makeMp3(composeMusic('x'), seconds, never))
  expect(lasts).toBeGreaterThanOrEqual(seconds - 1e-9)
  expect(lasts).toBeLessThan(seconds + 0.024)
})

test('a sound shorter than its file is repeated', async () => {
  const sound = { ...composeMusic('x'), samples: 50 * samplesPerFrame }
  const file = Buffer.from(await makeMp3(sound, 6, never))
  const unit = 50 * 384
  const units = Array.from({ length: 5 }, (_, index) => file.subarray(index * unit, (index + 1) * unit))
  expect(units[0]?.equals(units[1] ?? file)).toBe(true)
  expect(units[3]?.equals(units[4] ?? file)).toBe(false)
})

test('the event loop is free while a file is made', async () => {
  expect(await turnsDuring(makeMp3(composeMusic('x'), 10, never))).toBeGreaterThan(20)
})

test('a file is given up when the sandbox closes', async () => {
  const closing = new AbortController()
  const made = makeMp3(composeMusic('x'), 60, closing.signal)
  closing.abort()
  await expect(made).rejects.toThrow(/abort/i)
})

test.each([
  ['a pause', 'Good morning everybody', 'Good morning. Everybody.'],
  ['a Chinese character', '你好', '你好吗'],
  ['a syllable', 'go', 'gopher'],
])('%s makes speech longer', (_, shorter, longer) => {
  expect(speechSeconds(longer)).toBeGreaterThan(speechSeconds(shorter))
})
