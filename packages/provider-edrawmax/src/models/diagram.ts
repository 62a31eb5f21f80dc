import { defineModel, textToDiagram, z } from '@mediaplug/core/provider'
import { request } from '../request.js'
import { readDiagram, type SourceLanguage } from '../result.js'
import { type DiagramLanguage, language } from './language.js'

/** Input of the EdrawMax models. */
export interface DiagramInput {
  /** What the diagram shows, in words. */
  readonly prompt: string
  /** Language of the labels, as BCP 47 or the vendor's `cn`, `jp`, `kr`, `tw`. Default: Simplified Chinese. */
  readonly language?: DiagramLanguage | undefined
  /** The platform that asks, for the vendor's statistics. Default: none. */
  readonly platform?: 'web' | 'win' | 'mac' | 'ios' | 'android' | 'linux' | undefined
}

/** What {@link DiagramInput} says, as it is checked. */
const schema = z.strictObject({
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

/** The schema under the type that users read, because editors show the comments of that type. */
const input: z.ZodType<z.output<typeof schema>, DiagramInput> = schema

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
