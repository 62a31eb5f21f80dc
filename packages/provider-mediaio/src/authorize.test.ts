import { afterEach, expect, test, vi } from 'vitest'
import { accepted, openScriptedVendor } from '../test/scripted-vendor.js'

const vendor = await openScriptedVendor()
afterEach(() => void vi.unstubAllEnvs())

test('an error that repeats the key does not give it away', async () => {
  vendor.script({ body: { code: 490_000, msg: 'bad key very-secret-key' } })
  const refused = vendor.open().submit('mediaio/t2i-imagen-4', { prompt: 'a kite' })
  await expect(refused).rejects.toMatchObject({ message: expect.not.stringContaining('very-secret-key') })
})

test('the key comes from the environment, and its name is told where it is missing', async () => {
  vendor.script(accepted)
  const unset = vendor.open({ apiKey: undefined })
  const request = { prompt: 'a kite' }
  vi.stubEnv('MEDIAIO_API_KEY', undefined)
  await expect(unset.submit('mediaio/t2i-imagen-4', request)).rejects.toThrow('MEDIAIO_API_KEY')
  vi.stubEnv('MEDIAIO_API_KEY', 'key-of-environment')
  await unset.submit('mediaio/t2i-imagen-4', request)
  expect(vendor.requests.at(-1)?.apiKey).toBe('key-of-environment')
})
