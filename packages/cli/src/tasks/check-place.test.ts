import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkFolder, checkPlace } from './check-place.js'

async function openFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mediaplug-cli-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'kite.txt'), '')
  return folder
}

test.each(['kite.txt/', 'kite.txt/{model}', 'kite.txt/deep/{n}', 'kite.txt/{model}/{n}'])(
  'the place %s, below a file, is refused before anything is paid',
  async (place) => {
    const where = join(await openFolder(), place)
    await expect(checkPlace(where)).rejects.toThrow('kite.txt is a file')
    await expect(checkFolder(where)).rejects.toThrow('kite.txt is a file')
  },
)

test.each(['', 'new/', 'new/deep/{model}-{n}', '{model}/{n}', 'kite-{n}', 'waves'])(
  'the place %s is taken',
  async (place) => {
    await expect(checkPlace(join(await openFolder(), place))).resolves.toBeUndefined()
  },
)

test('a name that a file has is refused, and may be that of a result which was saved before', async () => {
  const where = join(await openFolder(), 'kite')
  await expect(checkPlace(where)).rejects.toThrow('kite.txt is there already')
  await expect(checkFolder(where)).resolves.toBeUndefined()
})
