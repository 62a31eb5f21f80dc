import { expect, test } from 'vitest'
import { mediaioClient, startMediaio } from '../../../test/mediaio.js'

const imagen = 't2i-imagen-4'
const prompt = { prompt: 'a dog' }

test('credits are spent by what is accepted, and by nothing else', async () => {
  const { client } = await startMediaio({ credits: 25, generationCredits: 10 })
  const left = async () => (await client.credits()).data
  expect(await left()).toEqual({ credits: 25 })
  await client.create(imagen, { prompt: '' })
  expect(await left()).toEqual({ credits: 25 })
  await client.create(imagen, prompt)
  await client.create('t2v-wan-v2-5', prompt)
  expect(await left()).toEqual({ credits: 5 })
  const refused = await client.create(imagen, prompt)
  expect(refused.body).toMatchObject({ code: 490505, msg: 'insufficient credits', data: {} })
  expect(await left()).toEqual({ credits: 5 })
})

test('credits are those of one account', async () => {
  const { sandbox, client } = await startMediaio({ credits: 10, generationCredits: 10 })
  const other = mediaioClient(sandbox.baseUrls.mediaio, sandbox.addAccount('mediaio'))
  await client.create(imagen, prompt)
  expect((await client.credits()).data).toEqual({ credits: 0 })
  expect((await other.credits()).data).toEqual({ credits: 10 })
})

test('credits are asked for with an empty object, and the log calls that an account request', async () => {
  const { sandbox, client } = await startMediaio()
  expect((await client.send('/user/credits', { data: {} })).body.code).toBe(490000)
  expect(sandbox.log.at(-1)).toMatchObject({ operation: 'account', accepted: false })
  await client.credits()
  expect(sandbox.log.at(-1)).toMatchObject({ operation: 'account', accepted: true })
})
