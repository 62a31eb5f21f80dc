import { parseAnswer, z } from '@mediaplug/core/provider'

const files = { png_url: z.string(), svg_url: z.string() }

/** The forms of an answer, by the language of the diagram's source: the field that holds the source differs. */
const answers = {
  mermaid: z
    .object({ ...files, mermaid_code: z.string() })
    .transform(({ png_url, svg_url, mermaid_code: code }) => ({ png_url, svg_url, code })),
  edraw: z
    .object({ ...files, source_code: z.string() })
    .transform(({ png_url, svg_url, source_code: code }) => ({ png_url, svg_url, code })),
}

/** What the source of a diagram is written in. */
export type SourceLanguage = keyof typeof answers

/** Reads the data of an answer: the diagram as PNG and SVG, and its source. */
export function readDiagram(data: unknown, language: SourceLanguage) {
  const { png_url, svg_url, code } = parseAnswer(answers[language], data)
  return {
    assets: [
      { kind: 'image', mediaType: 'image/png', url: png_url },
      { kind: 'vector', mediaType: 'image/svg+xml', url: svg_url },
    ],
    source: { language, code },
  } as const
}
