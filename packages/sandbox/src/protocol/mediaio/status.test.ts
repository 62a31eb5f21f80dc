import { expect, test } from 'vitest'
import { statusWord, statusWords } from './status.js'

test('a choice of words is named for the words themselves', () => {
  for (const words of statusWords) {
    const states = ['queued', 'processing', 'succeeded'] as const
    expect(states.map((state) => statusWord(state, words)).join('/')).toBe(words)
  }
})

test('the words for a bad end are the same in every choice, and there is none for a cancelled task', () => {
  for (const words of statusWords) {
    const states = ['failed', 'timeout', 'cancelled'] as const
    expect(states.map((state) => statusWord(state, words))).toEqual(['failed', 'timeout', 'failed'])
  }
})
