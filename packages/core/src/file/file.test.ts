import { expect, test } from 'vitest'
import { file } from './file.js'

test('the rules of a file stand in the metadata of its schema', () => {
  const rules = { as: 'url', mediaTypes: ['video/mp4'], seconds: [3, 30] } as const
  expect(file(rules).meta()).toEqual({ file: rules })
})
