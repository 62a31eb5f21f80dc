import { type ProducedAsset, parseAnswer, z } from '@mediaplug/core/provider'

/** A text that may be missing: nothing that makes no sense may cost what is there. */
const text = z.string().catch('')

/** What the vendor answers. Which of the two has the source depends on the kind of diagram. */
const answer = z.object({ png_url: text, svg_url: text, mermaid_code: text, source_code: text })

/** What the source of a diagram is written in. */
export type SourceLanguage = 'mermaid' | 'edraw'

const isUrl = (text: string): boolean => URL.canParse(text) && /^https?:/i.test(text)

/** The source as a file, for a diagram of which there is no picture. */
function sourceFile(language: SourceLanguage, code: string): ProducedAsset<'vector'> {
  const mediaType = language === 'mermaid' ? 'text/vnd.mermaid' : 'text/plain'
  return { kind: 'vector', mediaType, bytes: Buffer.from(code) }
}

/**
 * Reads the data of an answer: the diagram as PNG and SVG, and its source. What the vendor made is paid for, so what is
 * missing is missing: a source as an empty text, a file by not being there. Where there is no picture, the source is the
 * file.
 *
 * @throws MediaplugError `protocol` where there is nothing at all.
 */
export function readDiagram(data: unknown, language: SourceLanguage) {
  const { png_url, svg_url, mermaid_code, source_code } = parseAnswer(answer, data)
  const code = (language === 'mermaid' ? mermaid_code : source_code) || mermaid_code || source_code
  const pictures: readonly ProducedAsset<'image' | 'vector'>[] = [
    { kind: 'image', mediaType: 'image/png', url: png_url },
    { kind: 'vector', mediaType: 'image/svg+xml', url: svg_url },
  ]
  const given = pictures.filter((asset) => 'url' in asset && isUrl(asset.url))
  const isSourceAlone = given.length === 0 && code !== ''
  return { assets: isSourceAlone ? [sourceFile(language, code)] : given, source: { language, code } }
}
