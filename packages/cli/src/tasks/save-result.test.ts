import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { MediaplugError, type Output, type SavedFile } from '@mediaplug/core'
import { expect, onTestFinished, test } from 'vitest'
import { saveAgain, saveNew } from './save-result.js'

const signal = new AbortController().signal

async function openFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mediaplug-cli-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

/** A result of one file, which is saved as core saves it. */
function resultOf(text: string, id: string): Output {
  async function save(where: string): Promise<readonly SavedFile[]> {
    const path = `${where.replace('{n}', '1').replace('{id}', id)}.txt`
    try {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, text, { flag: 'wx' })
    } catch (cause) {
      throw new MediaplugError('invalid-input', `${path} is there already`, { phase: 'download', cause })
    }
    return [{ path, mediaType: 'text/plain', size: text.length }]
  }
  const handle = { v: 1, model: 'acme/text', ref: id, submittedAt: new Date(0).toISOString() } as const
  return { model: 'acme/text', assets: [], handle, save }
}

const pathsOf = (files: readonly SavedFile[]): readonly string[] => files.map(({ path }) => path)

test('a second result of the same name is saved beside the first', async () => {
  const folder = await openFolder()
  const where = join(folder, 'out-{n}')
  expect(pathsOf(await saveNew(resultOf('one', 'a'), { where, signal }))).toEqual([join(folder, 'out-1.txt')])
  const second = await saveNew(resultOf('two', 'b'), { where, signal })
  expect(pathsOf(second)).toEqual([join(folder, 'out-1-b.txt')])
  expect(await readFile(join(folder, 'out-1.txt'), 'utf8')).toBe('one')
})

test('a result that was saved beside another before is found again, and added to nothing', async () => {
  const folder = await openFolder()
  const where = join(folder, 'out-{n}')
  await saveNew(resultOf('one', 'a'), { where, signal })
  await saveNew(resultOf('two', 'b'), { where, signal })
  const again = await saveAgain(resultOf('two', 'b'), { where, signal })
  expect(pathsOf(again)).toEqual([join(folder, 'out-1-b.txt')])
})

test('a place that takes no file at all is told by the words of the first error', async () => {
  const folder = await openFolder()
  await writeFile(join(folder, 'file'), '')
  const where = join(folder, 'file/out')
  for (const save of [saveNew, saveAgain])
    await expect(save(resultOf('one', 'a'), { where, signal })).rejects.toThrow('file/out.txt is there')
})
