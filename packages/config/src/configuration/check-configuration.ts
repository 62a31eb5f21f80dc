import type { Sink, Upload } from '@mediaplug/core'
import { validate, z } from '@mediaplug/core/provider'
import { isProvider } from '../provider/recognize.js'
import type { Configuration } from './configuration.js'

type Entry = NonNullable<Configuration['providers']>[number]

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isEntry = (value: unknown): boolean => (typeof value === 'string' && value !== '') || isProvider(value)

// What settings and connections may hold, their owners check; a message of ours could show a secret.
const record = z.custom<Readonly<Record<string, unknown>>>(isRecord, 'must be an object')

const configurationSchema = z.strictObject({
  providers: z
    .array(
      z.custom<Entry>(
        isEntry,
        'must be a provider as its factory makes it, or the name of a package or module',
      ),
    )
    .optional(),
  settings: z.record(z.string(), record).optional(),
  discover: z.boolean().optional(),
  upload: z
    .custom<string | Upload>(
      (value) => typeof value === 'function' || (typeof value === 'string' && value !== ''),
      'must be the id of a provider, or a function',
    )
    .optional(),
  database: z.string().min(1).optional(),
  sink: z
    .custom<string | Sink>(
      (value) => (typeof value === 'string' && value !== '') || isRecord(value),
      "must be a folder, 's3://bucket/prefix', or a sink",
    )
    .optional(),
  connections: record.optional(),
  timeoutMs: z.number().positive().optional(),
})

/**
 * Checks a configuration as a file may have it.
 *
 * @param name - What the error calls it.
 * @throws MediaplugError `invalid-input` that names the field.
 */
export function checkConfiguration(value: unknown, name: string): Configuration {
  return validate(configurationSchema, value, name)
}
