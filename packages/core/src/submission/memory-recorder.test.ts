import { expect, test } from 'vitest'
import { kite, scriptSuccess } from '../../test/scene.js'
import { acme } from '../../test/scripted-provider.js'
import { openVendor } from '../../test/scripted-vendor.js'
import { createClient } from '../client/create-client.js'

test('a journal in memory lacks no acceptance', async () => {
  const vendor = await openVendor()
  scriptSuccess(vendor)
  const client = createClient({ providers: [acme({ apiKey: 'sk-kite', baseUrl: vendor.origin })] })
  expect((await client.submit('acme/picture', kite)).isRecorded).toBe(true)
})
