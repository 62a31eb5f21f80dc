import { expect, test } from 'vitest'
import { startMediaio } from '../../../test/mediaio.js'
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

test.each([
  ['waiting/processing/completed', 'waiting', 'completed'],
  ['pending/processing/succeeded', 'pending', 'succeeded'],
  ['queued/running/succeeded', 'queued', 'succeeded'],
] as const)('polls have the words that were chosen: %s', async (statusWords, first, last) => {
  for (const [taskSeconds, word] of [
    [60, first],
    [0, last],
  ] as const) {
    const { client } = await startMediaio({ statusWords }, taskSeconds)
    const { data } = await client.create('t2i-imagen-4', { prompt: 'a dog' })
    expect((await client.poll(data.task_id)).data.status).toBe(word)
  }
})

test('there are no other choices of words', async () => {
  const statusWords = 'loud' as 'queued/running/succeeded'
  await expect(startMediaio({ statusWords })).rejects.toThrow('settings.mediaio.statusWords must be one of')
})
