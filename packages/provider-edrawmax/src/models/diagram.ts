import { defineModel, textToDiagram, z } from '@mediaplug/core/provider'
import { request } from '../request.js'
import { readDiagram, type SourceLanguage } from '../result.js'
import { language } from './language.js'

const input = z.strictObject({
  prompt: z.string().regex(/\S/, 'must not be blank').describe('What the diagram shows, in words'),
  language: language
    .optional()
    .describe(
      "Language of the labels, as BCP 47 or the vendor's cn, jp, kr, tw. Default: Simplified Chinese",
    ),
  platform: z
    .enum(['web', 'win', 'mac', 'ios', 'android', 'linux'])
    .optional()
    .describe('The platform that asks, for the vendor’s statistics'),
})

/** Input of the EdrawMax models. */
export type DiagramInput = z.input<typeof input>

/** A kind of diagram: where it is asked for, and what its source is written in. */
export interface DiagramKind {
  readonly title: string
  /** For a person or an agent that chooses. */
  readonly description: string
  readonly path: `/skills/generate-${string}`
  readonly sourceLanguage: SourceLanguage
}

/** Makes the model of a kind of diagram. */
export function diagram({ title, description, path, sourceLanguage }: DiagramKind) {
  return defineModel({
    title,
    description,
    capability: textToDiagram,
    input,
    async start({ prompt, language: languageCode, platform }, { http }) {
      const data = await request(http, path, { prompt, lang: languageCode, platform })
      return { output: readDiagram(data, sourceLanguage) }
    },
  })
}
