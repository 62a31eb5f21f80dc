import { expect, test } from 'vitest'
import { type CatalogueEntry, type CatalogueParameter, catalogue } from '../../../../test/mediaio.js'
import { models } from './catalogue.js'
import type { Model } from './model.js'
import type { Parameter } from './parameter.js'

const ratioOf = (text: string) => {
  const [across = 0, down = 1] = text.split(':').map(Number)
  return across / down
}

/** What the vendor's catalogue says of a parameter, in the words of the sandbox. */
function parameterOf(given: CatalogueParameter): unknown {
  const { required, maxLength, values, formats = [], maxFiles, aspectRatio = [], pixels } = given
  if (values !== undefined) return { kind: 'choice', values, byDefault: given.default }
  if (maxLength !== undefined) return { kind: 'text', required, mostCharacters: maxLength }
  const limits = {
    formats: formats.filter((format) => format !== 'jpg').toSorted(),
    megabytes: given.maxMegabytes,
    sides: [pixels?.min[0], pixels?.max[0]],
  }
  if (given.fps !== undefined) {
    return { kind: 'video', limits: { ...limits, framesPerSecond: given.fps, seconds: given.seconds } }
  }
  const image = { ...limits, ratio: aspectRatio.map(ratioOf) }
  return maxFiles === undefined
    ? { kind: 'image', limits: image }
    : { kind: 'images', most: maxFiles, limits: image }
}

function modelOf({ name, modelCode, endpoint, parameters }: CatalogueEntry) {
  return {
    title: name,
    code: modelCode,
    path: new URL(endpoint).pathname,
    parameters: Object.fromEntries(parameters.map((given) => [given.name, parameterOf(given)])),
  }
}

/** Formats have no order. */
function sorted(parameter: Parameter): Parameter | object {
  if (!('limits' in parameter)) return parameter
  return { ...parameter, limits: { ...parameter.limits, formats: parameter.limits.formats.toSorted() } }
}

function shown({ title, code, family, parameters }: Model) {
  return {
    title,
    code,
    path: `/generation/${family}/${code}`,
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, given]) => [name, sorted(given)])),
  }
}

const byCode = (left: { code: string }, right: { code: string }) => left.code.localeCompare(right.code)

test('the catalogue has what that of the vendor has, model by model', () => {
  const listed = models.filter(({ family }) => family !== 'effects')
  expect(listed).toHaveLength(22)
  expect(listed.map(shown).toSorted(byCode)).toEqual(catalogue.map(modelOf).toSorted(byCode))
})

test('models whose code begins with 2i make images, the others videos', () => {
  const listed = models.filter(({ family }) => family !== 'effects')
  for (const { code, makes } of listed) expect(makes).toBe(/^.2i-/.test(code) ? 'image' : 'video')
})
