import type { SdkFile } from '../interface/call.js'
import { isFile, isFileList } from '../model/known-model.js'
import type { Draft } from './draft.js'

/** A file of the AI SDK in a form that core takes. */
function fileInput(file: SdkFile): string | Uint8Array {
  if (file.type === 'url') return file.url
  return typeof file.data === 'string' ? `data:${file.mediaType};base64,${file.data}` : file.data
}

/** Puts a file into the first of some fields that takes one and is free; tells whether there was one. */
export function putFile(draft: Draft, file: SdkFile, names: readonly string[]): boolean {
  const { fields } = draft.model
  for (const name of names) {
    const field = fields.get(name)
    const given = draft.input[name]
    if (field && isFileList(field)) {
      draft.input[name] = [...(Array.isArray(given) ? given : []), fileInput(file)]
      return true
    }
    if (field && isFile(field) && given === undefined) {
      draft.input[name] = fileInput(file)
      return true
    }
  }
  return false
}

/** The fields that take files, those first whose names are given. */
function fileFields({ model }: Draft, first: readonly string[]): readonly string[] {
  const names = [...model.fields]
    .filter(([, field]) => isFile(field) || isFileList(field))
    .map(([name]) => name)
  return [...first.filter((name) => names.includes(name)), ...names.filter((name) => !first.includes(name))]
}

/** What to do about a file that no field takes. */
export function noRoom(draft: Draft): string {
  const names = fileFields(draft, [])
  if (names.length === 0) return 'has files, and it takes none: what it made would not be of them.'
  return `has more files, or others, than it takes: its fields for files are ${names.join(', ')}. Each can be given by providerOptions.mediaplug.`
}

/** Puts the pictures of `generateImage` to a model: one as its image, several as its list. */
export function putPictures(draft: Draft, files: readonly SdkFile[] = []): void {
  const lists = [...draft.model.fields].filter(([, field]) => isFileList(field)).map(([name]) => name)
  const names = files.length > 1 ? lists : ['image', ...lists]
  for (const file of files) if (!putFile(draft, file, names)) draft.refuse('prompt.images', noRoom(draft))
}
