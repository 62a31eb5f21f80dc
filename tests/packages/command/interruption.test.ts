import { expect, test } from 'vitest'
import { installed, mediaplug, openVendor, start } from './command.js'

installed('@mediaplug/provider-tomoviee')

const music = ['text-to-music', 'calm', '--duration', '1']
const tasks = async (
  variables: Readonly<Record<string, string>>,
): Promise<readonly { id: string; state: string }[]> =>
  JSON.parse((await mediaplug(['tasks'], variables)).stdout)

test('Ctrl-C leaves the task at the vendor, and wait comes back to it', async () => {
  const vendor = await openVendor(4)
  const running = start(['generate', ...music], vendor.variables)
  await running.printed(/running|queued/)
  running.child.kill('SIGINT')
  const { code, stderr, stdout } = await running.ended()
  const [, id = ''] = /mediaplug wait (\w+)/.exec(stderr) ?? []
  expect({ code, error: JSON.parse(stdout) }).toMatchObject({
    code: 130,
    error: { error: { code: 'aborted', handle: { v: 1 } } },
  })
  expect(await tasks(vendor.variables)).toMatchObject([
    { id: expect.stringMatching(`^${id}`), state: 'accepted' },
  ])
  const waited = await mediaplug(['wait', id, '--save', 'back/{n}'], vendor.variables)
  expect(waited).toMatchObject({ code: 0, stdout: expect.stringContaining('audio/mpeg') })
  expect(await tasks(vendor.variables)).toEqual([])
  expect(vendor.paid()).toBe(1)
})

test('Ctrl-C while the request is on its way waits for the answer, so that the task is not lost', async () => {
  const vendor = await openVendor(1)
  await vendor.sandbox.fault({ vendor: 'tomoviee', operation: 'create', kind: 'delay', ms: 2_000 })
  const running = start(['generate', ...music], vendor.variables)
  await expect.poll(() => vendor.sandbox.log.length, { timeout: 30_000 }).toBe(1)
  running.child.kill('SIGINT')
  const { code, stderr } = await running.ended()
  expect({ code, stderr }).toEqual({
    code: 130,
    stderr: expect.stringMatching(/accepted the task.*mediaplug wait \w+/s),
  })
  const recovered = await mediaplug(['recover', '--save', 'recovered/'], vendor.variables)
  expect(JSON.parse(recovered.stdout)).toMatchObject({
    tasks: [{ model: 'tomoviee/text-to-music' }],
    doubts: [],
  })
  expect(vendor.paid()).toBe(1)
})

test('a lost answer ends with 3, is not sent again, and stays until it is settled', async () => {
  const vendor = await openVendor(1)
  await vendor.sandbox.fault({ vendor: 'tomoviee', operation: 'create', kind: 'reset-after' })
  expect(await mediaplug(['generate', ...music], vendor.variables)).toMatchObject({ code: 3 })
  expect(await mediaplug(['recover'], vendor.variables)).toMatchObject({ code: 3 })
  const [doubt] = await tasks(vendor.variables)
  expect(doubt).toMatchObject({ state: 'uncertain' })
  expect(await mediaplug(['settle', doubt?.id.slice(0, 8) ?? ''], vendor.variables)).toMatchObject({
    code: 0,
  })
  expect(await tasks(vendor.variables)).toEqual([])
  expect(vendor.paid()).toBe(1)
})

test('two commands at once do not come between each other', async () => {
  const vendor = await openVendor(4)
  const one = start(['generate', ...music, '--save', 'one'], vendor.variables)
  await one.printed(/running|queued/)
  const recovered = await mediaplug(['recover'], vendor.variables)
  expect(JSON.parse(recovered.stdout)).toEqual({ tasks: [], doubts: [] })
  expect(await tasks(vendor.variables)).toHaveLength(1)
  const other = start(['generate', ...music, '--save', 'other'], vendor.variables)
  expect(await one.ended()).toMatchObject({ code: 0, stdout: expect.stringContaining('one.mp3') })
  expect(await other.ended()).toMatchObject({ code: 0, stdout: expect.stringContaining('other.mp3') })
  expect(vendor.paid()).toBe(2)
})

test("a vendor's bare task id works with its model", async () => {
  const vendor = await openVendor(0.2)
  const submitted = await mediaplug(['submit', ...music], vendor.variables)
  const { handle }: { handle: { model: string; ref: string } } = JSON.parse(submitted.stdout)
  const elsewhere = { ...vendor.variables, MEDIAPLUG_STATE: `${vendor.variables.MEDIAPLUG_STATE}/other` }
  const waited = await mediaplug(['wait', handle.ref, '--model', handle.model, '--save', 'bare'], elsewhere)
  expect(waited).toMatchObject({ code: 0, stdout: expect.stringContaining('bare.mp3') })
})
