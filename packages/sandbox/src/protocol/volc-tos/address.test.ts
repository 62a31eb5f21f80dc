import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { officialTos, presignedUrl } from '../../../test/volc-tos.js'
import { createSandbox } from '../../index.js'

const sandbox = await createSandbox({ vendors: ['volcTos'] })
afterAll(() => sandbox.close())

test('whatever an object is called, the SDK finds it again, in every way to name the bucket', async () => {
  const part = fc.oneof(
    fc.constantFrom("it's (1)!*", '猫の手', '%2F', 'a+b c', '~-._', '#?&=;:@$,', '🎨'),
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
      .filter((text) => /^[^\p{C}/\\]+$/u.test(text)),
  )
  const name = fc
    .array(part, { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join('/'))
    .filter((text) => !/(^|\/)\.{1,2}(\/|$)/.test(text))
  const addressing = fc.constantFrom('host' as const, 'path' as const, 'domain' as const)
  await fc.assert(
    fc.asyncProperty(name, addressing, async (key, way) => {
      const client = officialTos(sandbox, { addressing: way })
      await client.putObject({ key, body: Buffer.from(key) })
      expect((await client.read(key)).toString()).toBe(key)
      expect(await (await fetch(presignedUrl(sandbox, key))).text()).toBe(key)
    }),
    { numRuns: 40 },
  )
})
