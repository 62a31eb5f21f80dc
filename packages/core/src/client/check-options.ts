import * as z from 'zod'
import { type CheckedConnections, connectionSettings } from '../contract/connection-settings.js'
import { once } from '../once.js'
import { validate } from '../validation/validate.js'

function isFunction(value: unknown): boolean {
  return typeof value === 'function'
}

function has(...methods: string[]) {
  return (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    methods.every((name) => isFunction(Reflect.get(value, name)))
}

const provider = once(() =>
  z.custom((value) => has('authorize', 'fault', 'secrets')(value), {
    error: 'must be a provider: call its factory, as in kite()',
  }),
)

const clientOptions = once(() =>
  z.strictObject({
    providers: z.array(provider()),
    journal: z.custom(has('append', 'unsettled'), { error: 'must be a journal' }).optional(),
    pacing: z.custom(isFunction, { error: 'must be a function that gives milliseconds' }).optional(),
    upload: z.custom(isFunction, { error: 'must be a function that gives a URL' }).optional(),
    settling: z.enum(['on-delivery', 'by-caller']).optional(),
    connections: connectionSettings().optional(),
    timeoutMs: z.union([z.number().positive(), z.literal(Number.POSITIVE_INFINITY)]).optional(),
  }),
)

/**
 * Checks what `createClient` is given, as a program without types may give it.
 *
 * @param act - Who is given it, as the message names it.
 * @returns How vendors are reached, as it was checked.
 * @throws MediaplugError `invalid-input` that names the option.
 */
export function checkOptions(options: unknown, act = 'createClient()'): CheckedConnections | undefined {
  return validate(clientOptions(), options, act).connections
}
