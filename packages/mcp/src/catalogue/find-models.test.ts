import { createClient } from '@mediaplug/core'
import { edrawmax } from '@mediaplug/provider-edrawmax'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { expect, test } from 'vitest'
import { findModels, type ModelFilter } from './find-models.js'

const { models } = createClient({ providers: [edrawmax(), tomoviee()] })
const found = (filter: ModelFilter): readonly string[] => findModels(models, filter).map(({ id }) => id)

test('all models are found where nothing is said', () => {
  expect(found({})).toHaveLength(models.length)
})

test('models are found by words, in whatever order and case', () => {
  expect(found({ query: 'CHART flow' })).toEqual(['edrawmax/flowchart'])
  expect(found({ query: 'xyzzy' })).toEqual([])
})

test('what people call otherwise is found, too', () => {
  expect(found({ query: 'a song' })).toEqual(['tomoviee/text-to-music'])
  expect(found({ query: 'a photo into a video' })).toEqual(['tomoviee/image-to-video'])
})

test('where no model has all words, those that have most are found', () => {
  expect(found({ query: 'gantt xyzzy' })).toEqual(['edrawmax/gantt'])
})

test('models are found by what they take, by capability and by provider', () => {
  expect(found({ takes: ['video'] })).toEqual(['tomoviee/extend-video', 'tomoviee/score-video'])
  expect(found({ takes: ['text', 'image'], query: 'frames' })).toEqual(['tomoviee/frames-to-video'])
  expect(found({ capability: 'text-to-speech' })).toEqual(['tomoviee/text-to-speech'])
  expect(found({ provider: 'edrawmax', takes: ['image'] })).toEqual([])
})
