import { defineModel, parseAnswer, textToDiagram, z } from '@mediaplug/core/provider'
import { generate } from '../request.js'
import { language } from './language.js'

const diagramInput = z.strictObject({
  prompt: z.string().regex(/\S/, 'must not be blank').describe('What the diagram shows, in words'),
  language: language.optional().describe('Language of the labels, as BCP 47. Default: Simplified Chinese'),
  platform: z
    .enum(['web', 'win', 'mac', 'ios', 'android', 'linux'])
    .optional()
    .describe('The platform that asks, for the vendor’s statistics'),
})

/** Input of the EdrawMax models. */
export type DiagramInput = z.input<typeof diagramInput>

const files = { png_url: z.string(), svg_url: z.string() }

/** The answers, by the language of the source: the field that holds it differs. */
const answers = {
  mermaid: z
    .object({ ...files, mermaid_code: z.string() })
    .transform(({ mermaid_code: code, ...urls }) => ({ ...urls, code })),
  edraw: z
    .object({ ...files, source_code: z.string() })
    .transform(({ source_code: code, ...urls }) => ({ ...urls, code })),
}

/** A kind of diagram: where it is asked for, and what its source is written in. */
export interface DiagramKind {
  readonly title: string
  readonly path: `/skills/generate-${string}`
  readonly sourceLanguage: keyof typeof answers
}

/** Makes the model of a kind of diagram. */
export function diagram({ title, path, sourceLanguage }: DiagramKind) {
  return defineModel({
    title,
    capability: textToDiagram,
    input: diagramInput,
    async start({ prompt, language: lang, platform }, { http }) {
      const data = await generate(http, path, { prompt, lang, platform })
      const { png_url, svg_url, code } = parseAnswer(answers[sourceLanguage], data)
      return {
        output: {
          assets: [
            { kind: 'image', mediaType: 'image/png', url: png_url },
            { kind: 'vector', mediaType: 'image/svg+xml', url: svg_url },
          ],
          source: { language: sourceLanguage, code },
        },
      }
    },
  })
}
