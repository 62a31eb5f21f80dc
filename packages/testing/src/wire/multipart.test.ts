import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leavesOf } from './leaves.js'
import { readForm } from './multipart.js'

/** A form as `fetch` writes it, with a boundary of its own. */
async function written(form: FormData) {
  const response = new Response(form)
  const contentType = response.headers.get('content-type')
  return { contentType, body: new Uint8Array(await response.arrayBuffer()) }
}

function formOf(entries: readonly (readonly [string, string | Blob])[]): FormData {
  const form = new FormData()
  for (const [name, value] of entries)
    typeof value === 'string' ? form.append(name, value) : form.append(name, value, 'kite.png')
  return form
}

test('a form is read part by part', async () => {
  const bytes = new Uint8Array([0, 13, 10, 13, 10, 45, 45, 255])
  const image = new Blob([bytes], { type: 'image/png' })
  const { contentType, body } = await written(
    formOf([
      ['prompt', 'a kite\r\n\r\n--'],
      ['image', image],
    ]),
  )
  expect(readForm(contentType, body)).toEqual({
    prompt: 'a kite\r\n\r\n--',
    image: { filename: 'kite.png', mediaType: 'image/png', bytes },
  })
})

test('a name that comes again has a list', async () => {
  const { contentType, body } = await written(
    formOf([
      ['style', 'ink'],
      ['style', 'pencil'],
    ]),
  )
  expect(readForm(contentType, body)).toEqual({ style: ['ink', 'pencil'] })
})

test('any bytes come out as they went in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), async (bytes) => {
      const { contentType, body } = await written(formOf([['image', new Blob([bytes])]]))
      expect(readForm(contentType, body)).toMatchObject({ image: { bytes } })
    }),
    { numRuns: 30 },
  )
})

test.each([
  ['JSON', 'application/json', '{}'],
  ['a form without a boundary', 'multipart/form-data', 'a=1'],
  ['a body of no type', undefined, ''],
])('%s is no form', (_what, contentType, body) => {
  expect(readForm(contentType, body)).toBeUndefined()
})

test.each([
  '',
  '--x',
  '--x\r\n',
  '--x\r\n\r\n--x--',
  '--x\r\ncontent-disposition: form-data\r\n\r\n1\r\n--x--',
])('what is cut has no part that could be told: %j', (body) => {
  expect(readForm('multipart/form-data; boundary=x', body)).toEqual({})
})

test('two forms are compared part by part, whatever their boundaries', async () => {
  const leaves = async (seed: string, name = 'image') => {
    const { contentType, body } = await written(
      formOf([
        ['seed', seed],
        [name, new Blob([new Uint8Array([1])], { type: 'image/png' })],
      ]),
    )
    const headers = { 'content-type': contentType ?? '' }
    return leavesOf([{ operation: 'create', method: 'POST', path: '/', headers, body, accepted: true }])
  }
  expect(await leaves('1')).toEqual(await leaves('1'))
  const [one, other] = [await leaves('1'), await leaves('2', 'mask')]
  const differing = [...new Set([...one.keys(), ...other.keys()])].filter(
    (place) => one.get(place) !== other.get(place),
  )
  expect(differing).toEqual([
    '0.body.seed',
    '0.body.image.filename',
    '0.body.image.mediaType',
    '0.body.image.bytes',
    '0.body.mask.filename',
    '0.body.mask.mediaType',
    '0.body.mask.bytes',
  ])
})
