import { expect, test } from 'vitest'
import { openScene } from '../test/scene.js'

const { sandbox, open } = await openScene()
const headersOf = async (settings: Parameters<typeof open>[0]) => {
  await open(settings).submit('tomoviee/text-to-speech', { text: 'hello' })
  return sandbox.log.at(-1)?.headers
}

test('a request names no product and no user unless they are set', async () => {
  const headers = await headersOf({})
  expect(headers).not.toHaveProperty('x-prod-id')
  expect(headers).not.toHaveProperty('x-user-id')
})

test('a request has the further headers that one page of the vendor shows', async () => {
  expect(await headersOf({ productId: 'p-1', userId: 'u-1' })).toMatchObject({
    'x-prod-id': 'p-1',
    'x-user-id': 'u-1',
  })
})
