import { afterAll, describe, expect, test } from 'vitest'
import { type CatalogueParameter, catalogue, mediaioClient } from '../../../test/mediaio.js'
import { createSandbox } from '../../index.js'

const sandbox = await createSandbox({ vendors: ['mediaio'], taskSeconds: 0 })
afterAll(() => sandbox.close())

const client = mediaioClient(sandbox.baseUrls.mediaio, sandbox.credentials.mediaio)

type Values = Record<string, unknown>

const far = 'https://example.com/input'

function sampleOf({ type, values }: CatalogueParameter, name: string): unknown {
  if (values !== undefined) return values[0]
  if (type === 'array<string>') return [far]
  return name === 'prompt' ? 'a dog' : far
}

const valuesOf = (parameters: readonly CatalogueParameter[]): Values =>
  Object.fromEntries(parameters.map((parameter) => [parameter.name, sampleOf(parameter, parameter.name)]))

describe.each(catalogue.map((entry) => [entry.modelCode, entry] as const))('%s', (code, { parameters }) => {
  const minimal = valuesOf(parameters.filter(({ required }) => required))
  const full = valuesOf(parameters)
  const prompt = parameters.find(({ name }) => name === 'prompt')
  const longest = 'é'.repeat(prompt?.maxLength ?? 0)

  /** What is said of each change to the full request: all are refused. */
  const refusalsOf = (changes: readonly Values[]) =>
    Promise.all(
      changes.map(async (change) => {
        const { status, body } = await client.create(code, { ...full, ...change })
        expect([status, body.code, body.data]).toEqual([200, 490000, {}])
        return String(body.msg)
      }),
    )

  test('takes the minimal request, the full one, every value, and the longest prompt', async () => {
    const each = parameters.flatMap(({ name, values = [] }) =>
      values.map((value) => ({ ...minimal, [name]: value })),
    )
    const all = [minimal, full, ...each, { ...full, prompt: longest }]
    const answers = await Promise.all(all.map((data) => client.create(code, data)))
    expect(answers.map(({ body }) => [body.code, body.msg])).toEqual(all.map(() => [0, '']))
  })

  test('refuses a request without what is required', async () => {
    const names = Object.keys(minimal)
    const refusals = await refusalsOf(names.map((name) => ({ [name]: undefined })))
    expect(refusals).toEqual(names.map((name) => `params error: ${name}: is required`))
  })

  test('refuses a value that is not listed, is spelled otherwise, or is no text', async () => {
    for (const { name, values } of parameters) {
      if (values === undefined) continue
      const [first = ''] = values
      const respelled = first === first.toLowerCase() ? `${first} ` : first.toLowerCase()
      const others = ['other', '', null, 5, true, Number.parseInt(first, 10), respelled]
      for (const refusal of await refusalsOf(others.map((other) => ({ [name]: other })))) {
        expect(refusal).toContain(`params error: ${name}: `)
      }
    }
  })

  test('refuses a prompt past its limit, or one that is no text', async () => {
    const others = [`${longest}é`, 7, null, ['a dog'], ...(prompt?.required ? [' '] : [])]
    for (const refusal of await refusalsOf(others.map((other) => ({ prompt: other })))) {
      expect(refusal).toContain('params error: prompt: ')
    }
  })

  test('refuses files that are not http or https URLs, too many of them, or none', async () => {
    for (const { name, formats, maxFiles } of parameters) {
      if (formats === undefined) continue
      const wrong = ['dog.png', 'ftp://example.com/a.png', 'data:image/png;base64,AA==', 7, '']
      const many = (count: number) => Array.from({ length: count }, () => far)
      const lists = [far, [], many((maxFiles ?? 0) + 1), ...wrong.map((url) => [far, url])]
      const others = maxFiles === undefined ? [...wrong, [far]] : lists
      for (const refusal of await refusalsOf(others.map((other) => ({ [name]: other })))) {
        expect(refusal).toContain(`params error: ${name}`)
      }
      const most = maxFiles === undefined ? far : many(maxFiles)
      expect((await client.create(code, { ...full, [name]: most })).body.code).toBe(0)
    }
  })

  test('refuses a parameter that it does not have', async () => {
    expect(await refusalsOf([{ seed: '1' }])).toEqual(['params error: seed: is not a field of this request'])
  })
})

test('Hailuo 2.3 makes 1080P in 6 seconds only', async () => {
  const image = { image: far, prompt: 'a dog' }
  const codes = async (resolution: string, duration: string) =>
    (await client.create('i2v-minimax-v2-3', { ...image, resolution, duration })).body
  expect(await codes('1080P', '6s')).toMatchObject({ code: 0 })
  expect(await codes('768P', '10s')).toMatchObject({ code: 0 })
  expect(await codes('1080P', '10s')).toMatchObject({
    code: 490000,
    msg: 'params error: resolution: must not go together: resolution 1080P, duration 10s',
  })
})

test('a body in another shape is refused, whatever the model', async () => {
  const path = '/generation/imagen/t2i-imagen-4'
  const data = { prompt: 'a dog' }
  for (const body of [data, {}, [], { data, callback: far }, { data: null }, { data: [data] }, '{"data":']) {
    expect((await client.send(path, body)).body).toMatchObject({ code: 490000, data: {} })
  }
  expect((await client.send(path, { data: { prompt: 'x'.repeat(1024 * 1024) } })).body.code).toBe(490000)
  expect(sandbox.log.at(-1)).toMatchObject({ operation: 'create', accepted: false })
})

test('a model that does not exist, or not in that family, has no endpoint', async () => {
  for (const path of ['/generation/imagen/t2i-imagen-5', '/generation/kling/t2i-imagen-4', '/generation/']) {
    expect((await client.send(path, { data: { prompt: 'a dog' } })).status).toBe(404)
  }
})
