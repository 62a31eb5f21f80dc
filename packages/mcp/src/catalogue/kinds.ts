import type { JsonSchema } from '@mediaplug/core'
import { z } from '@mediaplug/core/provider'

/** What a model can be given. */
export type InputKind = 'text' | 'image' | 'video' | 'audio' | 'file'

const kindOfType = (mediaType: string): InputKind => {
  const [family] = mediaType.split('/')
  return family === 'image' || family === 'video' || family === 'audio' ? family : 'file'
}

const fileSchema = z.object({ 'x-mediaplug-file': z.object({ mediaTypes: z.array(z.string()).optional() }) })

/** The kinds of file that stand anywhere in a schema. */
function fileKinds(value: unknown): readonly InputKind[] {
  if (typeof value !== 'object' || value === null) return []
  const limits = fileSchema.safeParse(value).data?.['x-mediaplug-file']
  const own = limits ? (limits.mediaTypes?.map(kindOfType) ?? ['file' as const]) : []
  return [...own, ...Object.values(value).flatMap(fileKinds)]
}

const textFields = ['prompt', 'text', 'lyrics']

/** What a model can be given, by what its schema takes. */
export function kindsOf(schema: JsonSchema): readonly InputKind[] {
  const isText = textFields.some((name) => schema.properties?.[name] !== undefined)
  return [...new Set([...(isText ? ['text' as const] : []), ...fileKinds(schema)])]
}
