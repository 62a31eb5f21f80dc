import { beforeEach, describe, expect, test } from 'vitest'
import { choiceOf, documented, given, type Parameter, requestOf, usual } from '../../test/documented.js'
import { accepted, openScriptedVendor } from '../../test/scripted-vendor.js'
import type { ModelName } from '../index.js'
import { catalogue } from './catalogue.js'
import { effects } from './effects.js'

const vendor = await openScriptedVendor()
const client = vendor.open()
beforeEach(() => {
  vendor.requests.length = 0
  vendor.script(accepted)
})

const capabilities: Readonly<Record<string, string>> = {
  'Text To Image': 'text-to-image',
  'Image To Image': 'image-to-image',
  'Image To Video': 'image-to-video',
  'Motion Control': 'animate-image-with-video',
  'Text To Video': 'text-to-video',
}

const isEffect = (id: string) => Object.hasOwn(effects, id.replace('mediaio/', ''))

test('the vendor has 22 models, and four effects beside them', () => {
  expect(documented).toHaveLength(22)
  expect(client.models.filter(({ id }) => !isEffect(id))).toHaveLength(22)
  expect(client.models.filter(({ id }) => isEffect(id))).toHaveLength(4)
})

test('what may not be offered, and what no page of the vendor limits, is used only when it is named', () => {
  const named = client.models.filter(({ experimental }) => experimental).map(({ id }) => id)
  expect(named).toEqual(['mediaio/t2v-wan-v2-5', ...Object.keys(effects).map((name) => `mediaio/${name}`)])
})

test.each(Object.entries(catalogue))('%s is described for whoever chooses', (_name, entry) => {
  const { title, description } = entry
  expect(description).toMatch(new RegExp(`^${title.replaceAll(/[().]/g, '\\$&')}[:,]`))
  expect(description.length).toBeGreaterThan(120)
  expect(description.length).toBeLessThan(400)
})

test.each(Object.entries(capabilities))(
  'the models of %s are offered by the vendor’s names, in its order',
  (category, served) => {
    const offered = client.models.filter(({ id, capability }) => capability === served && !isEffect(id))
    const expected = documented.filter((model) => model.category === category)
    expect(offered.map(({ id, title }) => [id, title])).toEqual(
      expected.map(({ modelCode, name }) => [`mediaio/${modelCode}`, name]),
    )
  },
)

describe.each(documented)('$modelCode', ({ modelCode, endpoint, method, parameters }) => {
  const model = `mediaio/${modelCode}` as `mediaio/${ModelName}`
  const choices = parameters.filter(({ values }) => values)
  const least = (parameter: Parameter) => (parameter.required ? [given(parameter)] : usual(parameter))

  async function expectSent(parts: Parameters<typeof requestOf>[0]) {
    const { input, data } = requestOf(parts)
    await client.submit(model, input)
    expect(vendor.requests.at(-1)).toEqual({
      method,
      path: new URL(endpoint).pathname,
      apiKey: 'very-secret-key',
      body: { data },
    })
  }

  async function expectRefused(input: object, ...words: string[]) {
    const refused = client.submit(model, input as never)
    await expect(refused).rejects.toMatchObject({ code: 'invalid-input', phase: 'input', model })
    for (const word of words) await expect(refused).rejects.toThrow(word)
    expect(vendor.requests).toEqual([])
  }

  const { input: leastInput } = requestOf(parameters.flatMap(least))

  test('a minimal request is sent with the documented defaults', () => expectSent(parameters.flatMap(least)))

  test('a full request is sent with each parameter under the vendor’s name, and no other', () =>
    expectSent(
      parameters.map((parameter) => {
        const { values = [], default: text, note } = parameter
        const other = note === undefined ? values.find((value) => value !== text) : undefined
        return given(parameter, other ?? text)
      }),
    ))

  test('each value of each enumeration is sent in the vendor’s form', async () => {
    for (const choice of choices) {
      for (const value of choice.values ?? []) {
        await expectSent(parameters.flatMap((each) => (each === choice ? [given(each, value)] : least(each))))
      }
    }
  })

  test('a value outside an enumeration is refused with those that are allowed', async () => {
    for (const choice of choices) {
      const { field, outside, values } = choiceOf(choice)
      const allowed = values.map((value) => (typeof value === 'string' ? `'${value}'` : value)).join(', ')
      const words = values.length > 1 ? `${field} must be one of ${allowed}` : `${field} must be ${allowed}`
      for (const value of [outside, null]) {
        await expectRefused({ ...(leastInput as object), [field]: value }, words)
      }
    }
  })

  test('a prompt may be as long as the vendor says, and no longer, and not blank', async () => {
    const most = parameters.find(({ name }) => name === 'prompt')?.maxLength ?? 0
    expect(most).toBeGreaterThan(0)
    const others = { ...(leastInput as object) }
    await expectRefused({ ...others, prompt: 'x'.repeat(most + 1) }, `at most ${most} characters`)
    await expectRefused({ ...others, prompt: '🪁'.repeat(most + 1) }, `at most ${most} characters`)
    await expectRefused({ ...others, prompt: ' \n' }, 'prompt must not be blank')
    for (const character of ['x', '🪁']) {
      const longest = character.repeat(most)
      await expectSent(
        parameters.flatMap((each) => (each.name === 'prompt' ? [given(each, longest)] : least(each))),
      )
    }
  })

  test('what is required must be given, and what it does not have must not', async () => {
    for (const { name } of parameters.filter(({ required }) => required)) {
      const { [name]: _left, ...others } = leastInput as Record<string, unknown>
      await expectRefused(others, name)
    }
    await expectRefused({ ...(leastInput as object), seed: 0 }, 'seed is not supported')
  })
})
