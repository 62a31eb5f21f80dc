import * as z from 'zod'
import type { TaskHandle } from '../handle.js'
import { once } from '../once.js'
import { validate } from '../validation/validate.js'

/** What the id of a provider may consist of: it goes into handles. */
export const idPart = /^[\w.-]+$/

const namePattern = '(?!\\.{1,2}(?:/|$))[\\w.-]+(?:/(?!\\.{1,2}(?:/|$))[\\w.-]+)*'

/** What the name of a model may consist of: parts of an id, with slashes between them. */
export const modelName: RegExp = new RegExp(`^${namePattern}$`)

const modelId = new RegExp(`^[\\w.-]+/${namePattern}$`)

const refPattern = /^[\x21-\x7e]{1,512}$/

/** Whether a model may give it as a reference: it goes into URLs and records. */
export const isRef = (value: unknown): value is string => typeof value === 'string' && refPattern.test(value)

const refSchema = once(() => z.string().regex(refPattern, 'must be 1 to 512 printable ASCII characters'))

const handleSchema = once(() =>
  z.strictObject({
    v: z.literal(1),
    model: z.string().regex(modelId, 'must be provider/model'),
    ref: refSchema(),
    submittedAt: z.iso.datetime(),
  }),
)

/**
 * Checks what claims to be a handle.
 *
 * @throws MediaplugError `invalid-input` that names the field which is wrong.
 */
export function parseHandle(value: unknown): TaskHandle {
  return validate(handleSchema(), value, 'This is not a task handle')
}
