import fc from 'fast-check'
import { objectName } from '../src/object/name.js'

const reserved = [...'!\'()*;:@&=+$,/?#[]%~-_. \\|<>"{}^`', '%2F', '%20', '\n', '日', '🪁', 'é', 'e\u0301']

/** Any text, with the characters that encodings differ in more often than by chance. */
const text = fc
  .array(fc.oneof(fc.constantFrom(...reserved), fc.string({ unit: 'binary', maxLength: 4 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''))

/** The name of an object. */
export const object = text.filter((name) => objectName.safeParse(name).success)

/** A query. */
export const query = fc.dictionary(
  text.filter((name) => !/^(x-tos-|__proto__$|$)/i.test(name)),
  text,
  { maxKeys: 5, noNullPrototype: true },
)

const key = fc
  .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 })
  .map((word) => `k${word.trim()}`)

/** Keys of an account, for good or for a time. */
export const credentials = fc.record({
  accessKey: fc.stringMatching(/^[A-Za-z0-9]{8,40}$/),
  secretKey: key,
  token: fc.option(fc.stringMatching(/^[A-Za-z0-9+/=]{1,200}$/), { nil: undefined }),
})

/** A bucket. */
export const place = fc.record({
  bucket: fc.stringMatching(/^[a-z0-9][a-z0-9-]{1,40}[a-z0-9]$/),
  region: fc.constantFrom('cn-beijing', 'cn-guangzhou', 'cn-shanghai', 'cn-beijing2', 'ap-southeast-1'),
})

const turns = [
  '2025-01-01T00:00:00.000Z',
  '2024-12-31T23:59:59.999Z',
  '2024-02-29T00:00:00.000Z',
  '2024-02-28T23:59:59.000Z',
  '2026-06-30T23:59:59.500Z',
  '2026-07-01T00:00:00.001Z',
].map((iso) => new Date(iso))

/** A time, often one at which the day or the year turns. */
export const time = fc.oneof(
  fc.constantFrom(...turns),
  fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
)
