import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { namesIn, temporaryFolder } from '../../../test/asset-scene.js'
import { collect } from '../../../test/collect.js'
import { watchFs } from '../../../test/fs-preload.mjs'
import { rejection } from '../../../test/rejection.js'
import { folderSink } from './folder-sink.js'
import type { SinkFile } from './sink.js'

const text = (...pieces: readonly string[]): SinkFile => ({
  mediaType: 'text/plain',
  content: (async function* () {
    for (const piece of pieces) yield Buffer.from(piece)
  })(),
})

/** A file whose reading breaks after its first piece. */
const broken = (error: Error): SinkFile => ({
  mediaType: 'text/plain',
  content: (async function* () {
    yield Buffer.from('half')
    throw error
  })(),
})

async function openSink() {
  const folder = await temporaryFolder()
  return { folder, sink: folderSink(join(folder, 'media')) }
}

test('keeps a file under its key, gives it back, and removes it', async () => {
  const { folder, sink } = await openSink()
  expect(await sink.put('orders/17/one.txt', text('a ', 'kite'))).toEqual({
    key: 'orders/17/one.txt',
    bytes: 6,
  })
  expect(await readFile(join(folder, 'media/orders/17/one.txt'), 'utf8')).toBe('a kite')
  expect(Buffer.concat(await collect(sink.open('orders/17/one.txt'))).toString()).toBe('a kite')
  await sink.delete('orders/17/one.txt')
  await sink.delete('orders/17/one.txt')
  expect(await namesIn(folder)).toEqual(['media', 'media/orders', 'media/orders/17'])
})

test('keeps a file without a byte', async () => {
  const { sink } = await openSink()
  expect(await sink.put('empty', text())).toEqual({ key: 'empty', bytes: 0 })
  expect(await collect(sink.open('empty'))).toEqual([])
})

test('replaces what is there at one stroke, unless it may not', async () => {
  const { sink } = await openSink()
  await sink.put('kite', text('old'))
  await sink.put('kite', text('new'))
  const error = await rejection(sink.put('kite', text('newer'), { replace: false }))
  expect(error).toMatchObject({ code: 'invalid-input' })
  expect(error.message).toContain("'kite' is there already")
  expect(Buffer.concat(await collect(sink.open('kite'))).toString()).toBe('new')
})

test('keeps nothing of a file whose reading breaks, and throws what it threw', async () => {
  const { folder, sink } = await openSink()
  await sink.put('kite', text('old'))
  const error = new Error('the vendor is gone')
  await expect(sink.put('kite', broken(error))).rejects.toBe(error)
  expect(await namesIn(folder)).toEqual(['media', 'media/kite'])
  expect(await readFile(join(folder, 'media/kite'), 'utf8')).toBe('old')
})

test('stops with its signal, and keeps nothing', async () => {
  const { folder, sink } = await openSink()
  const stop = new AbortController()
  const file: SinkFile = {
    mediaType: 'text/plain',
    content: (async function* () {
      yield Buffer.from('one')
      stop.abort(new Error('enough'))
      yield Buffer.from('two')
    })(),
  }
  await expect(sink.put('kite', file, { signal: stop.signal })).rejects.toThrow('enough')
  expect(await namesIn(folder)).toEqual(['media'])
  await expect(collect(sink.open('kite', { signal: stop.signal }))).rejects.toThrow('enough')
})

describe('tells in plain words', () => {
  test('of a file that is not there', async () => {
    const { folder, sink } = await openSink()
    const error = await rejection(collect(sink.open('kite')))
    expect(error).toMatchObject({ code: 'expired', retryable: false })
    expect(error.message).toContain(
      `'kite' could not be read in the folder '${folder}/media': there is no such file`,
    )
  })

  test.each(['ENOSPC', 'EDQUOT'])(
    'of a disk that is full (%s), for which trying again later helps',
    async (code) => {
      const { folder, sink } = await openSink()
      await mkdir(join(folder, 'media'))
      const watch = await watchFs({ under: folder })
      onTestFinished(() => watch.stop())
      watch.fail({ call: 'file.writeFile', code })
      const error = await rejection(sink.put('kite', text('a kite')))
      expect(error).toMatchObject({ code: 'download', retryable: true })
      expect(error.message).toMatch(new RegExp(`'kite' could not be kept in the folder .*${code}`))
      expect(await namesIn(join(folder, 'media'))).toEqual([])
    },
  )

  test('of a folder that may not be written, or that is none', async () => {
    const { folder, sink } = await openSink()
    await writeFile(join(folder, 'media'), '')
    expect((await rejection(sink.put('kite', text('')))).message).toContain('could not be kept in the folder')
    const watch = await watchFs({ under: folder })
    onTestFinished(() => watch.stop())
    watch.fail({ call: 'mkdir', code: 'EACCES' })
    const denied = await rejection(folderSink(join(folder, 'other')).put('kite', text('')))
    expect(denied).toMatchObject({ code: 'download', retryable: false })
    expect(denied.message).toContain('EACCES')
  })
})

test.each([
  '',
  '/',
  'a//b',
  '../a',
  'a/../../b',
  '/a',
  'a/',
  './a',
  'a\\b',
  'a\nb',
  'a\0',
  '\ud800',
  'a'.repeat(1_025),
])('refuses %j, which is no key', async (key) => {
  const { folder, sink } = await openSink()
  for (const call of [
    sink.put(key, text('')),
    collect(sink.open(key)),
    Promise.resolve().then(() => sink.delete(key)),
  ]) {
    expect(await rejection(call)).toMatchObject({ code: 'invalid-input' })
  }
  expect(await namesIn(folder)).toEqual([])
})

test.each(['', 's3://bucket', 7])('refuses %j, which is no folder', (path) => {
  expect(() => folderSink(path as string)).toThrow(/path|URL/)
})
