import { createClient } from '@mediaplug/core'
import { createSandbox } from '@mediaplug/sandbox'
import { afterAll, expect, test } from 'vitest'
import { edrawmax } from './index.js'

const sandbox = await createSandbox({ vendors: ['edrawmax'], settings: { edrawmax: { answerSeconds: 0 } } })
afterAll(() => sandbox.close())

async function requestSentWith(settings: { readonly userId?: string }) {
  const provider = edrawmax({ baseUrl: sandbox.baseUrls.edrawmax, ...settings })
  await createClient({ providers: [provider] }).generate('edrawmax/flowchart', { prompt: 'a, b' })
  return sandbox.log.findLast(({ operation }) => operation === 'create')
}

test('a request names no account unless there is one', async () => {
  expect((await requestSentWith({}))?.headers).not.toHaveProperty('x-user-id')
})

test('a request names the account in a header, never in the body', async () => {
  const request = await requestSentWith({ userId: '4711' })
  expect(request?.headers).toMatchObject({ 'x-user-id': '4711' })
  expect(request?.body).toEqual({ prompt: 'a, b' })
})
