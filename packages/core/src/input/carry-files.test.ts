import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { temporaryFolder } from '../../test/asset-scene.js'
import { file } from '../file/file.js'
import { carryFiles, withCarriedFiles } from './carry-files.js'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const schema = z.strictObject({
  prompt: z.string(),
  image: file({ as: 'url-or-bytes', mediaTypes: ['image/png'] }).optional(),
  images: z.array(file({ as: 'bytes' })).optional(),
})
const owner = { model: 'acme/picture', provider: 'acme', signal: new AbortController().signal }

const carry = (given: z.input<typeof schema>) => carryFiles(given, schema.parse(given), owner, false)

describe('the files of a request that another process is to send', () => {
  test('are read and taken out of it, and put back there', async () => {
    const { input, files } = await carry({ prompt: 'a red kite', image: png, images: [new Blob([png])] })
    expect(files.map(({ mediaType }) => mediaType)).toEqual(['image/png', 'image/png'])
    const json: unknown = JSON.parse(JSON.stringify(input))
    expect(
      withCarriedFiles(
        json,
        files.map(({ bytes }) => bytes),
      ),
    ).toEqual({
      prompt: 'a red kite',
      image: png,
      images: [new Uint8Array(png)],
    })
  })

  test('stay where they are when they have a URL', async () => {
    const given = { prompt: 'a red kite', image: 'https://example.com/kite.png' }
    expect(await carry(given)).toEqual({ input: given, files: [] })
  })

  test('are taken from data: URLs, and a prompt that reads like a path is none', async () => {
    const url = `data:image/png;base64,${png.toString('base64')}`
    const { input, files } = await carry({ prompt: 'kite.png', image: url })
    expect(input).toEqual({ prompt: 'kite.png', image: { 'mediaplug:file': 0 } })
    expect(files).toHaveLength(1)
  })

  test('are checked as the model asks, each by its field', async () => {
    const path = `${await temporaryFolder()}/nothing.png`
    await expect(
      carry({ prompt: 'x', image: Buffer.from('no picture'), images: [{ path }] }),
    ).rejects.toThrow(/image: .*image\/png.*images\[0\]/s)
  })
})
