import { mkdir, readFile } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { namesIn, picture, png, temporaryFolder } from '../../../test/asset-scene.js'
import { MediaplugError } from '../../error/error.js'

const names = fc.oneof(
  fc.constantFrom(
    '',
    '.',
    '..',
    '...',
    '.a',
    'a.',
    'a',
    'a.png',
    ' ',
    '~',
    'a\\b',
    '-',
    'CON',
    'a:b',
    '\n',
    '%2e%2e',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.integer({ min: 249, max: 257 }).map((length) => 'k'.repeat(length)),
)
const paths = fc.array(names, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))

test('whatever the path, the file stands exactly there, or the path is refused and nothing is made', async () => {
  const above = await temporaryFolder()
  let runs = 0
  await fc.assert(
    fc.asyncProperty(paths, async (path) => {
      // No path has as many '..' as there are folders above it that are this run's own.
      const own = join(above, String(++runs))
      const folder = join(own, 'a/b/c/d/here')
      await mkdir(folder, { recursive: true })
      const before = await namesIn(own)
      const given = `${folder}/${path}`
      try {
        const saved = await picture({ bytes: png }).save(given)
        const named = resolve(given)
        expect(saved.path).toBe(extname(named) === '' ? `${named}.png` : named)
        expect(await readFile(saved.path)).toEqual(png)
        expect((await namesIn(own)).join(' ')).not.toMatch(/\.part\b/)
      } catch (error) {
        if (!MediaplugError.is(error)) throw error
        expect(error).toMatchObject({ code: 'invalid-input', phase: 'download', handle: { ref: 't1' } })
        expect(await namesIn(own)).toEqual(before)
      }
    }),
    { numRuns: 100 },
  )
}, 120_000)
