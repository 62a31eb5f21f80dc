import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearest } from './nearest.js'

const fields = ['prompt', 'negativePrompt', 'duration', 'aspectRatio', 'resolution']

describe('the nearest words', () => {
  test.each([
    { word: 'promt', near: ['prompt'] },
    { word: 'Prompt', near: ['prompt'] },
    { word: 'aspect_ratio', near: ['aspectRatio'] },
    { word: 'durations', near: ['duration'] },
    { word: 'xyz', near: [] },
    { word: '', near: [] },
  ])('to $word are $near', ({ word, near }) => {
    expect(nearest(word, fields, 1)).toEqual(near)
  })

  test('come in the order of their likeness, no more than are asked for', () => {
    expect(nearest('kite', ['bite', 'kites!', 'kite', 'kit'], 3)).toEqual(['kite', 'bite', 'kit'])
  })

  test('are known words, the word itself first', () => {
    const words = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20 }), {
      minLength: 1,
      selector: (word) => word.toLowerCase(),
    })
    fc.assert(
      fc.property(words, fc.nat(), (known, pick) => {
        const word = known[pick % known.length] ?? ''
        expect(nearest(word, known)[0]).toBe(word)
        for (const near of nearest(`${word}!`, known)) expect(known).toContain(near)
      }),
    )
  })
})
