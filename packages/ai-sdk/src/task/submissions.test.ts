import { expect, test } from 'vitest'
import { openAcme } from '../../test/acme.js'
import { errorOf } from '../../test/error.js'
import { Submissions } from './submissions.js'

const accepted = async (): Promise<void> => {}
const input = (prompt: string) => ({ prompt })

async function openSubmissions() {
  const { client, starts } = await openAcme()
  const submissions = new Submissions(client)
  const submit = (key: string | undefined, prompt: string) =>
    submissions.submit('acme/clip', input(prompt), { key, signal: undefined }, accepted)
  return { submit, starts }
}

test('the same request by the same key is one task, at once and later', async () => {
  const { submit, starts } = await openSubmissions()
  const [first, second] = await Promise.all([submit('order-1', 'a kite'), submit('order-1', 'a kite')])
  expect(second).toBe(first)
  expect(await submit('order-1', 'a kite')).toBe(first)
  expect(starts).toHaveLength(1)
})

test('without a key, and with another one, the same request is another task', async () => {
  const { submit, starts } = await openSubmissions()
  await submit(undefined, 'a kite')
  await submit(undefined, 'a kite')
  await submit('order-1', 'a kite')
  await submit('order-2', 'a kite')
  expect(starts).toHaveLength(4)
})

test('a key is forgotten when a hundred others came after it', async () => {
  const { submit, starts } = await openSubmissions()
  await submit('order-0', 'a kite')
  expect(await errorOf(submit('order-0', 'a swan'))).toMatchObject({ code: 'invalid-input' })
  for (let order = 1; order <= 100; order++) await submit(`order-${order}`, 'a kite')
  await submit('order-0', 'a swan')
  expect(starts).toHaveLength(102)
})
