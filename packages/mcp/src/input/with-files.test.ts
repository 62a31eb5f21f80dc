import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { JsonSchema } from '@mediaplug/core'
import { expect, test } from 'vitest'
import { openFolder } from '../../test/open-host.js'
import { fingerprintOf } from './fingerprint.js'
import { withFiles } from './with-files.js'

const file: JsonSchema = { type: 'string', 'x-mediaplug-file': {} }
const schema: JsonSchema = {
  type: 'object',
  properties: {
    prompt: { type: 'string' },
    image: { anyOf: [file, { type: 'null' }] },
    frames: { type: 'array', items: { $ref: '#/$defs/frame' } },
    pair: { type: 'array', prefixItems: [file, { type: 'string' }] },
    named: { type: 'object', additionalProperties: file },
  },
  $defs: { frame: { type: 'object', properties: { image: file, note: { type: 'string' } } } },
}

async function openPictures() {
  const [folder, outside] = [await openFolder(), await openFolder()]
  await mkdir(join(folder, 'deep'))
  for (const path of [join(folder, 'cat.png'), join(folder, 'deep/a b.png'), join(outside, 'secret.png')]) {
    await writeFile(path, path)
  }
  await symlink(join(folder, 'cat.png'), join(folder, 'deep/link.png'))
  await symlink(outside, join(folder, 'way-out'))
  return { folder, outside, folders: { save: folder, allowed: [folder] } }
}

test('a text is a path wherever the schema says that a file is meant', async () => {
  const { folder, folders } = await openPictures()
  const cat = { path: join(folder, 'cat.png') }
  const input = {
    prompt: 'cat.png',
    image: 'cat.png',
    frames: [{ image: join(folder, 'cat.png'), note: 'cat.png' }, { image: './deep/../cat.png' }],
    pair: ['deep/link.png', 'cat.png'],
    named: { one: pathToFileURL(join(folder, 'deep/a b.png')).href },
  }
  expect(await withFiles(input, schema, folders)).toEqual({
    prompt: 'cat.png',
    image: cat,
    frames: [{ image: cat, note: 'cat.png' }, { image: cat }],
    pair: [cat, 'cat.png'],
    named: { one: { path: join(folder, 'deep/a b.png') } },
  })
})

test('URLs of other schemes are no matter of this machine', async () => {
  const { folders } = await openPictures()
  for (const image of [
    'https://example.com/cat.png',
    'data:image/png;base64,AAAA',
    's3://bucket/cat.png',
    null,
  ]) {
    expect(await withFiles({ image }, schema, folders)).toEqual({ image })
  }
})

test('nothing leads out, and nobody learns what is outside', async () => {
  const { outside, folders } = await openPictures()
  const secret = join(outside, 'secret.png')
  const messages = new Set<string>()
  for (const path of [secret, join(outside, 'nothing.png')]) {
    const error: unknown = await withFiles({ image: path }, schema, folders).catch(
      (thrown: unknown) => thrown,
    )
    messages.add(String(error).replace(path, '…'))
  }
  expect(messages.size).toBe(1)
  const ways = [
    { image: 'way-out/secret.png' },
    { image: pathToFileURL(secret).href },
    { image: `\t${pathToFileURL(secret).href.replace('file:', 'FILE:')}` },
    { image: 'file:secret.png' },
    { image: 'file://elsewhere/secret.png' },
    { image: { path: secret } },
    { image: '' },
    { image: '.' },
    { image: 'cat.png\0' },
    { hidden: { deep: [{ path: secret }] } },
    { prompt: pathToFileURL(secret).href },
  ]
  for (const input of ways) {
    await expect(withFiles(input, schema, folders)).rejects.toMatchObject({
      code: 'invalid-input',
      issues: [{}],
    })
  }
})

test('a request is the same by its fields and by what is in its files', async () => {
  const { folder, folders } = await openPictures()
  const prints = async (input: Readonly<Record<string, unknown>>) =>
    fingerprintOf({ model: 'acme/kite', input: await withFiles(input, schema, folders) })
  const first = await prints({ prompt: 'x', image: 'cat.png' })
  expect(await prints({ image: 'deep/link.png', prompt: 'x' })).toBe(first)
  expect(await prints({ image: 'deep/a b.png', prompt: 'x' })).not.toBe(first)
  await writeFile(join(folder, 'cat.png'), 'another cat')
  expect(await prints({ prompt: 'x', image: 'cat.png' })).not.toBe(first)
})
