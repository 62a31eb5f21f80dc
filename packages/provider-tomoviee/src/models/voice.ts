import { z } from '@mediaplug/core/provider'

/** The voices that the vendor names. */
export const voices = [
  'zh-CN-YunxiNeural',
  'zh-CN-XiaoxiaoNeural',
  'zh-CN-YunjianNeural',
  'en-US-JennyNeural',
  'en-US-GuyNeural',
  'en-US-AriaNeural',
  'en-GB-SoniaNeural',
  'en-GB-RyanNeural',
] as const

/** A voice that the vendor names. */
export type NamedVoice = (typeof voices)[number]

/** A voice by the vendor's id: one of those that it names, or any other. */
export type Voice = NamedVoice | (string & {})

/** The voice that speaks a language where none is asked for, by BCP 47 tag. */
const defaultVoices = {
  zh: 'zh-CN-YunxiNeural',
  'zh-CN': 'zh-CN-YunxiNeural',
  en: 'en-US-JennyNeural',
  'en-US': 'en-US-JennyNeural',
  'en-GB': 'en-GB-SoniaNeural',
} as const satisfies Record<string, NamedVoice>

/** A language that one of the named voices speaks, or that of any other voice, as a BCP 47 tag. */
export type SpeechLanguage = keyof typeof defaultVoices | (string & {})

/** A voice's id. */
export const voice: z.ZodType<string, Voice> = z.string().regex(/\S/, 'must not be blank')

/** A language. Whether a voice speaks it is checked together with the voice. */
export const language: z.ZodType<string, SpeechLanguage> = z.string()

/** The languages that need no voice beside them. */
export const languagesWithVoice = Object.keys(defaultVoices)

/** What a request says of voice and language. */
interface Wanted {
  readonly voice?: string | undefined
  readonly language?: string | undefined
}

/**
 * The voice that speaks as wanted; `undefined` where the vendor names none for the language, or the voice
 * that is asked for does not speak it. A voice's id begins with its language.
 */
export function voiceFor({ voice: id, language: tag }: Wanted): string | undefined {
  if (tag === undefined) return id ?? defaultVoices.zh
  if (id !== undefined) return id.toLowerCase().startsWith(`${tag.toLowerCase()}-`) ? id : undefined
  return Object.entries(defaultVoices).find(([name]) => name.toLowerCase() === tag.toLowerCase())?.[1]
}
