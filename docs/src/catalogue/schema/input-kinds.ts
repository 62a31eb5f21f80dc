import type { JsonSchema } from '@mediaplug/core'

/** What a model can be given, besides settings. */
export type InputKind = 'text' | 'image' | 'video' | 'audio' | 'file'

const families = ['image', 'video', 'audio'] as const

const kindOfType = (mediaType: string): InputKind =>
  families.find((family) => mediaType.startsWith(`${family}/`)) ?? 'file'

/** What the name of a field says, where its vendor names no media types. */
function kindOfName(name: string): InputKind {
  if (/image|mask|frame|photo|logo/i.test(name)) return 'image'
  if (/video|clip/i.test(name)) return 'video'
  return /audio|sound|music|voice/i.test(name) ? 'audio' : 'file'
}

/** What a file field takes. */
export function fileKindsOf(
  { mediaTypes }: NonNullable<JsonSchema['x-mediaplug-file']>,
  name: string,
): readonly InputKind[] {
  return mediaTypes ? [...new Set(mediaTypes.map(kindOfType))] : [kindOfName(name)]
}
