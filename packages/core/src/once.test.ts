import { expect, test, vi } from 'vitest'
import { once } from './once.js'

test.each([{}, undefined, 0])('%s is made when it is first asked for, and kept', (value) => {
  const make = vi.fn(() => value)
  const get = once(make)
  expect(make).not.toHaveBeenCalled()
  expect([get(), get()]).toEqual([value, value])
  expect(make).toHaveBeenCalledOnce()
})

test('what could not be made is tried anew', () => {
  const make = vi
    .fn(() => 'kite')
    .mockImplementationOnce(() => {
      throw new Error('no wind')
    })
  const get = once(make)
  expect(get).toThrow('no wind')
  expect(get()).toBe('kite')
})
