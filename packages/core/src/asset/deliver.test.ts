import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { heard } from '../../test/heard.js'
import { rejection } from '../../test/rejection.js'
import { textToDiagram } from '../capability/diagram.js'
import { defineProvider } from '../contract/define-provider.js'
import { defineModel } from '../contract/model.js'
import { createVendor } from '../http/vendor.js'
import { deliver } from './deliver.js'

const acme = defineProvider({
  id: 'acme',
  title: 'Acme',
  settings: z.strictObject({}),
  baseUrl: 'https://acme.example',
  downloads: { hosts: [] },
  models: () => ({
    draw: defineModel({
      title: 'Draw',
      capability: textToDiagram,
      input: z.strictObject({ prompt: z.string() }),
      start: async () => ({ ref: 't-1' }),
      poll: async () => ({ state: 'running' }),
    }),
  }),
})
const handle = { v: 1, model: 'acme/draw', ref: 't-1', submittedAt: '2026-01-01T00:00:00.000Z' } as const
const source = { language: 'mermaid', code: 'graph TD' }
const image = { kind: 'image', mediaType: 'image/png', bytes: new Uint8Array([1, 2]) }
const vector = { kind: 'vector', mediaType: 'image/svg+xml', url: 'https://acme.example/1.svg' }

async function delivered(produced: unknown) {
  const provider = acme()
  return deliver(
    { id: handle.model, provider, account: createVendor(provider), model: provider.models.draw },
    produced,
    handle,
  )
}

describe('what a model reports', () => {
  test('is delivered in its order, each file readable, with all that the capability yields besides', async () => {
    const output = await delivered({ assets: [vector, image], source })
    expect(output).toMatchObject({ source })
    expect(JSON.parse(JSON.stringify(output.assets))).toEqual([
      vector,
      { kind: 'image', mediaType: 'image/png' },
    ])
    expect(await output.assets[1]?.bytes()).toEqual(image.bytes)
  })

  test.each([
    { wrong: 'no file', produced: { assets: [], source }, says: 'assets' },
    {
      wrong: 'a file of another kind',
      produced: { assets: [{ ...image, kind: 'video' }], source },
      says: "must be one of 'image', 'vector'",
    },
    {
      wrong: 'a file without a place',
      produced: { assets: [{ kind: 'image', mediaType: 'image/png' }], source },
      says: 'assets[0].url',
    },
    {
      wrong: 'a URL of another protocol',
      produced: { assets: [{ ...vector, url: 'file:///etc/passwd' }], source },
      says: 'assets[0].url must be a valid URL',
    },
    { wrong: 'no source', produced: { assets: [image] }, says: 'source must be an object, and is missing' },
    { wrong: 'nothing', produced: undefined, says: 'the input must be an object' },
  ])('is an error of the protocol with $wrong', async ({ produced, says }) => {
    await expect(delivered(produced)).rejects.toMatchObject({
      code: 'protocol',
      message: expect.stringMatching(/^The result is not what text-to-diagram yields: /),
    })
    await expect(delivered(produced)).rejects.toThrow(says)
  })
})

test('a file on a host that the vendor does not have is told when it is delivered, and costs no other file', async () => {
  const mismatches = heard('mediaplug.mismatch')
  const astray = { kind: 'vector', mediaType: 'image/svg+xml', path: '/1.svg', host: 'files' }
  const { assets } = await delivered({ assets: [image, astray], source })
  const told = "a file names the host 'files', and in `hosts` of the definition of acme there are none"
  expect(mismatches).toEqual([{ model: 'acme/draw', ref: 't-1', part: 'assets', message: told }])
  expect(await assets[0]?.bytes()).toEqual(image.bytes)
  const error = await rejection(assets[1]?.bytes() ?? Promise.resolve())
  expect(error).toMatchObject({ code: 'protocol', phase: 'download', retryable: false, handle })
  expect(error.message).toContain(told)
})
