import { fieldForms, formsOf, itemForms } from '@mediaplug/config'
import type { FileAtPath, JsonSchema } from '@mediaplug/core'
import { allowedPath, type Place } from '../folder/allowed-path.js'
import type { Folders } from '../folder/folders.js'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isFileUrl = (text: string): boolean => /^\s*file:/i.test(text)

/** Whether a text is a URL of another scheme, which is no matter of this machine's files. `C:\` is none. */
const isOtherUrl = (text: string): boolean => /^\s*[a-z][a-z\d+.-]+:/i.test(text) && !isFileUrl(text)

/** A path as an object, as programs give it. */
const isPath = (value: Readonly<Record<string, unknown>>): value is { readonly path: string } =>
  typeof value.path === 'string' && Object.keys(value).length === 1

/**
 * An input from outside, with its paths as a client takes them. Each is a file in an allowed folder.
 *
 * Where the schema says that a file is meant, a text is a path unless it is a URL. A `file:` URL and an object that is a
 * path are looked at wherever they stand, so that no file is read for a schema that hides one.
 *
 * @throws MediaplugError `invalid-input` for a file that is not in an allowed folder, or not there.
 */
export async function withFiles(
  input: Readonly<Record<string, unknown>>,
  schema: JsonSchema,
  folders: Folders,
): Promise<Readonly<Record<string, unknown>>> {
  const file = async (text: string, place: Place): Promise<FileAtPath> => ({
    path: await allowedPath(text, place, folders),
  })

  async function withFile(value: unknown, forms: readonly JsonSchema[], place: Place): Promise<unknown> {
    if (typeof value === 'string') {
      const isFile = forms.some((form) => form['x-mediaplug-file'])
      return isFileUrl(value) || (isFile && !isOtherUrl(value)) ? file(value, place) : value
    }
    if (Array.isArray(value)) {
      return Promise.all(
        value.map((item, index) => withFile(item, itemForms(forms, index, schema), [...place, index])),
      )
    }
    if (!isRecord(value)) return value
    return isPath(value) ? file(value.path, place) : withFields(value, forms, place)
  }

  async function withFields(
    value: Readonly<Record<string, unknown>>,
    forms: readonly JsonSchema[],
    place: Place,
  ): Promise<Readonly<Record<string, unknown>>> {
    const fields = Object.entries(value).map(async ([name, field]) => [
      name,
      await withFile(field, fieldForms(forms, name, schema), [...place, name]),
    ])
    return Object.fromEntries(await Promise.all(fields))
  }

  return withFields(input, formsOf(schema, schema), [])
}
