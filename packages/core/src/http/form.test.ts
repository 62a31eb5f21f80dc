import { openAsBlob } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../test/asset-scene.js'
import { rejection } from '../../test/rejection.js'
import { json } from '../../test/replies.js'
import { openVendor } from '../../test/scripted-vendor.js'
import { sendRequest } from '../account/send-request.js'
import type { HttpRequest } from '../contract/http.js'
import { defineProvider, z } from '../provider.js'
import { writeForm } from './form.js'

function formOf(...entries: readonly (readonly [name: string, value: string | File])[]): FormData {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}

async function entriesOf(form: FormData) {
  const entries = Array.from(form, async ([name, value]) =>
    typeof value === 'string'
      ? { name, text: value }
      : {
          name,
          file: value.name,
          type: value.type,
          hex: Buffer.from(await value.arrayBuffer()).toString('hex'),
        },
  )
  return Promise.all(entries)
}

const textOf = async (form: FormData): Promise<string> => Buffer.from((await writeForm(form)).body).toString()

describe('a form', () => {
  const lineBreaks = (text: string): string => text.replace(/\r\n|\r|\n/g, '\r\n')
  /** What looks like an escape is read as one. */
  const name = fc
    .oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a"b', 'line\r\nbreak', 'päth/图.png', '--x', ''))
    .filter((text) => !/%22|%0A|%0D/i.test(text))
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\r\n--x--\r\n', 'a\nb\rc', ''))
  const type = fc.constantFrom('', 'image/png', 'text/plain;charset=utf-8')
  const entry = fc.oneof(
    fc.tuple(name, text),
    fc.tuple(
      name,
      fc
        .tuple(fc.uint8Array(), name, type)
        .map(([bytes, file, mime]) => new File([bytes], file, { type: mime })),
    ),
  )

  test('is read back as it was written, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 5 }), async (entries) => {
        const form = formOf(...entries)
        const { body, contentType } = await writeForm(form)
        const read = await new Response(body, { headers: { 'content-type': contentType } }).formData()
        const written = (await entriesOf(form)).map((one) => ({
          ...one,
          name: lineBreaks(one.name),
          ...('text' in one
            ? { text: lineBreaks(one.text) }
            : { type: one.type || 'application/octet-stream' }),
        }))
        expect(await entriesOf(read)).toEqual(written)
      }),
    )
  })

  test('is the same to the byte each time, and another where a byte differs', async () => {
    const make = (byte: number) =>
      formOf(['prompt', 'kite'], ['image', new File([Uint8Array.of(byte)], 'a.png')])
    const [one, again, other] = await Promise.all([1, 1, 2].map((byte) => writeForm(make(byte))))
    expect(again).toEqual(one)
    expect(other?.contentType).not.toBe(one?.contentType)
  })

  test('has names and file names that break out of nothing', async () => {
    const file = new File(['x'], 'a"; name="b\r\nX-Evil: 1', { type: 'text/plain' })
    expect(await textOf(formOf(['im"age\n', file]))).toContain(
      'Content-Disposition: form-data; name="im%22age%0D%0A"; filename="a%22; name=%22b%0D%0AX-Evil: 1"\r\n' +
        'Content-Type: text/plain\r\n\r\nx\r\n',
    )
  })

  test('has a boundary that stands in none of its parts, even where one has that of another form', async () => {
    const { contentType } = await writeForm(formOf(['prompt', 'kite']))
    const [, boundary = ''] = contentType.split('boundary=')
    const written = await writeForm(formOf(['prompt', boundary], ['image', new File([boundary], boundary)]))
    const [, chosen = ''] = written.contentType.split('boundary=')
    expect(Buffer.from(written.body).toString().split(chosen)).toHaveLength(4)
  })
})

async function openForms() {
  const vendor = await openVendor()
  vendor.script('POST /edits', json({ id: 't1' }))
  const signed: (string | undefined)[] = []
  const provider = defineProvider({
    id: 'forms',
    title: 'Forms',
    settings: z.strictObject({}),
    baseUrl: vendor.origin,
    downloads: { hosts: [] },
    async authorize({ body, headers }) {
      signed.push(headers['content-type'], Buffer.from(body ?? '').toString())
      return {}
    },
    models: () => ({}),
  })()
  /** Of any type, as a caller without types may give it. */
  const send = (body: unknown, headers: Record<string, string> = {}) => {
    const request: HttpRequest = { method: 'POST', path: '/edits', headers }
    Reflect.set(request, 'body', body)
    return sendRequest(provider, request)
  }
  return { vendor, signed, send }
}

describe('a request with a form', () => {
  test('arrives with its type and its length, and is signed over what is sent', async () => {
    const { vendor, signed, send } = await openForms()
    const form = formOf(
      ['prompt', '红色的风筝'],
      ['image', new File(['png'], 'kite.png', { type: 'image/png' })],
    )
    await send(form, { 'Content-Type': 'multipart/form-data', 'x-note': 'a' })
    const [request] = vendor.requests
    const { body, contentType } = await writeForm(form)
    expect(request?.body).toBe(Buffer.from(body).toString())
    expect(request?.headers).toMatchObject({
      'content-type': contentType,
      'content-length': String(body.length),
      'x-note': 'a',
    })
    expect(signed).toEqual([contentType, request?.body])
  })

  test('whose file cannot be read any more is not sent', async () => {
    const { vendor, send } = await openForms()
    const path = join(await temporaryFolder(), 'kite.png')
    await writeFile(path, 'png')
    const form = new FormData()
    form.append('image', await openAsBlob(path), 'kite.png')
    await rm(path)
    const error = await rejection(send(form))
    expect(error).toMatchObject({ code: 'invalid-input', phase: 'input' })
    expect(error.message).toContain("the field 'image' cannot be read")
    expect(vendor.requests).toHaveLength(0)
  })
})

/** A form of another realm: of no class of ours, but a form by its tag and its entries. */
class ForeignForm {
  *entries() {
    yield ['prompt', 'kite']
  }
  get [Symbol.toStringTag]() {
    return 'FormData'
  }
}

describe('a body', () => {
  test.each<[string, unknown]>([
    ['an object', { prompt: 'kite' }],
    ['an array', [1, 2]],
    ['a Blob', new Blob(['kite'])],
    ['parameters', new URLSearchParams({ prompt: 'kite' })],
    ['what only says that it is a form', { [Symbol.toStringTag]: 'FormData' }],
    ['a number', 7],
    ['a function', () => 'kite'],
  ])('that is %s is refused, and nothing is sent', async (_what, body) => {
    const { vendor, send } = await openForms()
    const error = await rejection(send(body))
    expect(error).toMatchObject({ code: 'invalid-input', retryable: false })
    expect(error.message).toContain('The body of a request is text, bytes or a FormData')
    expect(error.message).toContain('Nothing was sent.')
    expect(vendor.connections()).toBe(0)
  })

  test.each<[string, unknown]>([
    ['an ArrayBuffer', Uint8Array.of(107, 105, 116, 101).buffer],
    ['a view of one', new DataView(Uint8Array.of(0, 107, 105, 116, 101, 0).buffer, 1, 4)],
  ])('that is %s is sent as bytes', async (_what, body) => {
    const { vendor, signed, send } = await openForms()
    await send(body, { 'content-type': 'text/plain' })
    expect(vendor.requests[0]?.body).toBe('kite')
    expect(signed).toEqual(['text/plain', 'kite'])
  })

  test('that is null is none', async () => {
    const { vendor, send } = await openForms()
    await send(null)
    expect(vendor.requests[0]?.body).toBe('')
    expect(vendor.requests[0]?.headers).not.toHaveProperty('content-type')
  })

  test('that is a form of another realm is written as one', async () => {
    const { vendor, send } = await openForms()
    await send(new ForeignForm())
    expect(vendor.requests[0]?.body).toContain('name="prompt"\r\n\r\nkite\r\n')
  })
})
