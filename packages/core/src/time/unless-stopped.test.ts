import { expect, test } from 'vitest'
import { unlessStopped } from './unless-stopped.js'

const never = new Promise<string>(() => {})

test('gives what the promise gives', async () => {
  const { signal } = new AbortController()
  await expect(unlessStopped(Promise.resolve('kite'), signal)).resolves.toBe('kite')
  await expect(unlessStopped(Promise.reject(new Error('no wind')), signal)).rejects.toThrow('no wind')
})

test('stops waiting when the signal is aborted', async () => {
  const caller = new AbortController()
  const waiting = unlessStopped(never, caller.signal)
  caller.abort(new Error('enough'))
  await expect(waiting).rejects.toThrow('enough')
})

test('does not wait at all when it is aborted already', async () => {
  const stopped = () => new Error('nothing was sent')
  await expect(unlessStopped(never, AbortSignal.abort(), stopped)).rejects.toThrow('nothing was sent')
})
