import { expect, test, vi } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { apiKey } from '../../test/scene.js'
import { acme } from '../../test/scripted-provider.js'
import { createClient } from '../client/create-client.js'
import { connectionsTo } from './connections.js'
import { checkRuntime } from './runtime.js'
import { loadUndici } from './undici.js'

const { isBuiltin } = vi.hoisted(() => ({ isBuiltin: vi.fn((_name: string) => true) }))
vi.mock('node:module', async (original) => ({ ...(await original<object>()), isBuiltin }))

test('a runtime that replaces undici is refused before anything is done, with the reason', () => {
  expect(() => createClient({ providers: [acme({ apiKey })] })).toThrow(
    expect.objectContaining({
      name: 'MediaplugError',
      code: 'unsupported',
      retryable: false,
      message: expect.stringMatching(/replaces undici.*a paid request may be sent twice.*Node 20\.19/),
    }),
  )
  expect(isBuiltin).toHaveBeenCalledWith('undici')
})

test('and so is what is sent without a client', async () => {
  expect(await rejection(loadUndici())).toMatchObject({ code: 'unsupported' })
  const error = await new Promise((resolve) =>
    connectionsTo('http://127.0.0.1:9').dispatch(true, { method: 'POST', path: '/' }, { onError: resolve }),
  )
  expect(error).toMatchObject({ code: 'unsupported' })
})

test('Bun is named with its version', () => {
  vi.stubGlobal('process', { ...process, versions: { ...process.versions, bun: '1.4.5' } })
  try {
    expect(() => checkRuntime()).toThrow('Bun 1.4.5 replaces undici')
  } finally {
    vi.unstubAllGlobals()
  }
})

test('a runtime that has none of its own is not', () => {
  expect(() => checkRuntime(false)).not.toThrow()
})
