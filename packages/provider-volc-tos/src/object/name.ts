import { z } from '@mediaplug/core/provider'

const mostBytes = 1_024

const isPlain = (name: string): boolean => name.split('/').every((part) => part !== '.' && part !== '..')

/**
 * The name of an object. A part that is a dot or two would lead elsewhere: clients take it out of a URL.
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
  .refine((name) => Buffer.byteLength(name) <= mostBytes, `must have at most ${mostBytes} bytes in UTF-8`)
