import { z } from '@mediaplug/core/provider'

const maxBytes = 1_024

const isPlain = (name: string): boolean => name.split('/').every((part) => part !== '.' && part !== '..')

/**
 * The name of an object. A part of it that is one dot or two is refused: clients take such parts out of a URL, which
 * then leads elsewhere.
 *
 * @see https://docs.byteplus.com/en/docs/tos/docs-common-concepts
 */
export const objectName = z
  .string()
  .min(1)
  .regex(/^[^/\\]/, 'must not begin with a slash or a backslash')
  .regex(/^[^\b\t\n\v\f\r]*$/, 'must not have control characters such as a line break')
  .refine(
    (name) => !/\p{Surrogate}/u.test(name) && isPlain(name),
    "must be well-formed Unicode without '.' or '..' between slashes",
  )
  .refine((name) => Buffer.byteLength(name) <= maxBytes, `must have at most ${maxBytes} bytes in UTF-8`)
