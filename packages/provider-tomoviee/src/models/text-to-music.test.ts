import { expect, test } from 'vitest'
import { openScene } from '../../test/scene.js'

const { open, sent, expectRefused } = await openScene()
const client = open()

const submit = (field: object) =>
  client.submit('tomoviee/text-to-music', { prompt: 'a slow waltz', ...field })

test('has the vendor’s defaults', async () => {
  expect(await sent(submit({}))).toEqual({
    capacity: 'tm_text2music',
    body: { prompt: 'a slow waltz', duration: 20, qty: 1 },
  })
})

test('has every field in the vendor’s names', async () => {
  const { body } = await sent(submit({ duration: 30, count: 2, disableTranslate: false }))
  expect(body).toEqual({ prompt: 'a slow waltz', duration: 30, qty: 2, disable_translate: false })
})

test.each([{ duration: 1 }, { duration: 94 }, { count: 4 }])('%o is accepted', async (field) => {
  await expect(submit(field)).resolves.toHaveProperty('handle')
})

test.each([
  ['duration must be at least 1', { duration: 0 }],
  ['duration must be at most 94', { duration: 95 }],
  ['duration must be an integer', { duration: 10.5 }],
  ['count must be at least 1', { count: 0 }],
  ['count must be at most 4', { count: 5 }],
  ['prompt must not be blank', { prompt: '' }],
  ['disableTranslate must be a boolean', { disableTranslate: 'no' }],
])('refuses, saying that %s', async (message, field) => {
  await expectRefused(submit(field), message)
})
