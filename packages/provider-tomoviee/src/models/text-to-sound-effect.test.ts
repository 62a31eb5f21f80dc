import { expect, test } from 'vitest'
import { openScene } from '../../test/scene.js'

const { open, sent, expectRefused } = await openScene()
const client = open()

const submit = (field: object) =>
  client.submit('tomoviee/text-to-sound-effect', { prompt: 'a door creaks', ...field })

test('has the vendor’s defaults', async () => {
  expect(await sent(submit({}))).toEqual({
    capacity: 'tm_text2sfx',
    body: { prompt: 'a door creaks', duration: 10, qty: 1 },
  })
})

test('has every field in the vendor’s names', async () => {
  const { body } = await sent(submit({ duration: 12, count: 3 }))
  expect(body).toEqual({ prompt: 'a door creaks', duration: 12, qty: 3 })
})

test.each([{ duration: 5 }, { duration: 180 }, { count: 4 }])('%o is accepted', async (field) => {
  await expect(submit(field)).resolves.toHaveProperty('handle')
})

test.each([
  ['duration must be at least 5', { duration: 4 }],
  ['duration must be at most 180', { duration: 181 }],
  ['count must be at least 1', { count: 0 }],
  ['count must be at most 4', { count: 5 }],
  ['disableTranslate is not supported', { disableTranslate: true }],
])('refuses, saying that %s', async (message, field) => {
  await expectRefused(submit(field), message)
})
