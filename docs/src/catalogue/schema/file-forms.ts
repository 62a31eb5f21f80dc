import { z } from '@mediaplug/core/provider'

/** The form in which a vendor takes a file. */
export type FileForm = 'url' | 'bytes' | 'url-or-bytes'

const forms: readonly unknown[] = ['url', 'bytes', 'url-or-bytes'] satisfies readonly FileForm[]

const isForm = (value: unknown): value is FileForm => forms.includes(value)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Collects the forms within a part of a schema, by the path of their fields. */
function collect(part: unknown, path: string, found: Map<string, FileForm>): void {
  if (!isRecord(part)) return
  if (isRecord(part.file) && isForm(part.file.as)) found.set(path, part.file.as)
  if (isRecord(part.properties)) {
    for (const [name, field] of Object.entries(part.properties)) {
      collect(field, path === '' ? name : `${path}.${name}`, found)
    }
  }
  for (const keyword of ['anyOf', 'oneOf', 'prefixItems']) {
    const parts = part[keyword]
    if (Array.isArray(parts)) for (const one of parts) collect(one, path, found)
  }
  collect(part.items, path, found)
}

/**
 * The forms in which files are sent to the vendor, by the path of the field, such as `logo.image`: the JSON Schema of a
 * model does not tell them, the metadata of its schema do.
 */
export function fileFormsOf(input: z.ZodType): ReadonlyMap<string, FileForm> {
  const found = new Map<string, FileForm>()
  collect(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }), '', found)
  return found
}
