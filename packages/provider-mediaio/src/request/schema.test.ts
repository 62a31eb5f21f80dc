import { z } from '@mediaplug/core/provider'
import { describe, expect, test } from 'vitest'
import { choiceOf, documented, type Parameter, quotient } from '../../test/documented.js'
import { mediaio } from '../index.js'

const { models } = mediaio({ apiKey: 'key' })
const schemas = Object.entries(models)
  .filter(([name]) => documented.some(({ modelCode }) => modelCode === name))
  .map(([name, { input }]) => ({
    name,
    published: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
  }))
const parametersOf = (model: string) =>
  documented.find(({ modelCode }) => modelCode === model)?.parameters ?? []

const mediaTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  bmp: 'image/bmp',
  heic: 'image/heic',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
}

/** What the vendor's definition says of a file. */
function limitsOf({ formats = [], maxMegabytes = 0, pixels, aspectRatio, fps, seconds }: Parameter) {
  return {
    as: 'url',
    mediaTypes: expect.toSatisfy((types: string[]) => {
      const expected = new Set(formats.map((format) => mediaTypes[format]))
      return types.length === expected.size && types.every((type) => expected.has(type))
    }),
    maxBytes: maxMegabytes * 1_000_000,
    sides: [pixels?.min[0], pixels?.max[0]],
    ...(aspectRatio && { aspectRatio: aspectRatio.map(quotient) }),
    ...(fps && { framesPerSecond: fps }),
    ...(seconds && { seconds }),
  }
}

describe.each(schemas)('the schema of $name publishes', ({ name, published }) => {
  const parameters = parametersOf(name)

  test('the limits of each file', () => {
    for (const parameter of parameters.filter(({ formats }) => formats)) {
      const field = published.properties?.[parameter.name]
      const several = { type: 'array', minItems: 1, maxItems: parameter.maxFiles }
      const one = { file: limitsOf(parameter) }
      expect(field).toMatchObject(parameter.maxFiles ? { ...several, items: one } : one)
    }
  })

  test('the values and the default of each choice', () => {
    for (const parameter of parameters.filter(({ values }) => values)) {
      const { field, values, default: usual } = choiceOf(parameter)
      expect(published.properties?.[field]).toMatchObject(
        values.length > 1 ? { enum: values, default: usual } : { const: values[0], default: usual },
      )
    }
  })

  test('what is required', () => {
    const required = parameters.filter((each) => each.required && each.name !== 'images')
    expect((published.required ?? []).toSorted()).toEqual(required.map((each) => each.name).toSorted())
  })
})

describe('which fields go together is published', () => {
  const publishedOf = (model: string) => schemas.find(({ name }) => name === model)?.published

  test.each(['i2i-banana', 'i2i-banana-2', 'i2i-seedream-v4-0'])('for %s: one image or several', (model) => {
    expect(publishedOf(model)).toMatchObject({
      description: 'Either image or images, not both',
      oneOf: [{ required: ['image'] }, { required: ['images'] }],
    })
  })

  test('for Hailuo 2.3: 6 seconds of 1080p', () => {
    expect(publishedOf('i2v-minimax-v2-3')).toMatchObject({
      description: 'Where resolution is 1080p, duration is 6',
      anyOf: [
        { not: { properties: { resolution: { const: '1080p' } }, required: ['resolution'] } },
        { properties: { duration: { enum: [6] } } },
      ],
    })
  })

  test('for no other model, since there all goes with all', () => {
    const others = schemas.filter(({ published: { description } }) => description === undefined)
    expect(others).toHaveLength(18)
    for (const { published } of others) {
      expect(published).not.toHaveProperty('oneOf')
      expect(published).not.toHaveProperty('anyOf')
    }
  })
})
