import { expect, test, vi } from 'vitest'
import { OpenedOnce } from './opened-once.js'

test('what is asked for at once and later is opened once for each key', async () => {
  const opened = new OpenedOnce<string>()
  const open = vi.fn(async () => 'pool')
  expect(await Promise.all([opened.get('one', open), opened.get('one', open)])).toEqual(['pool', 'pool'])
  expect(await opened.get('one', open)).toBe('pool')
  expect(open).toHaveBeenCalledTimes(1)
  await opened.get('two', open)
  expect(open).toHaveBeenCalledTimes(2)
})

test('what could not be opened is opened anew for the next one who asks', async () => {
  const opened = new OpenedOnce<string>()
  const failing = async (): Promise<string> => {
    throw new Error('EMFILE')
  }
  await expect(opened.get('one', failing)).rejects.toThrow('EMFILE')
  expect(await opened.get('one', async () => 'pool')).toBe('pool')
})
