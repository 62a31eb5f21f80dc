import { valuesOf } from '../model/known-model.js'
import type { Draft } from './draft.js'

/** How a setting of the AI SDK is put to a model. */
interface Setting {
  /** The model's field for it: the first that it has. */
  readonly fields: readonly string[]
  /**
   * What comes of it where the model has no such field: a warning; or an error, where the model would make something
   * else than what is asked and paid for.
   */
  readonly otherwise: 'warn' | 'refuse'
  /** Words for a value that leaves the choice to the model, the AI SDK's own first. */
  readonly asTheModelLikes?: readonly string[]
}

/** The settings of `generateImage`, those of its own form aside. */
export const imageSettings: Readonly<Record<'prompt' | 'aspectRatio' | 'seed', Setting>> = {
  prompt: { fields: ['prompt'], otherwise: 'refuse' },
  aspectRatio: { fields: ['aspectRatio'], otherwise: 'warn' },
  seed: { fields: ['seed'], otherwise: 'warn' },
}

/** The settings of `generateVideo` and `startVideo`, those of their own form aside. */
export const videoSettings: Readonly<
  Record<'prompt' | 'duration' | 'aspectRatio' | 'fps' | 'seed' | 'generateAudio', Setting>
> = {
  prompt: { fields: ['prompt'], otherwise: 'refuse' },
  duration: { fields: ['duration'], otherwise: 'refuse' },
  aspectRatio: {
    fields: ['aspectRatio'],
    otherwise: 'warn',
    asTheModelLikes: ['adaptive', 'auto', 'original'],
  },
  fps: { fields: ['framesPerSecond', 'fps'], otherwise: 'warn' },
  seed: { fields: ['seed'], otherwise: 'warn' },
  generateAudio: { fields: ['audio'], otherwise: 'warn' },
}

/** The settings of `generateSpeech`. */
export const speechSettings: Readonly<
  Record<'text' | 'voice' | 'outputFormat' | 'instructions' | 'speed' | 'language', Setting>
> = {
  text: { fields: ['text'], otherwise: 'refuse' },
  voice: { fields: ['voice'], otherwise: 'warn' },
  outputFormat: { fields: ['outputFormat', 'format'], otherwise: 'warn' },
  instructions: { fields: ['instructions'], otherwise: 'warn' },
  speed: { fields: ['speed'], otherwise: 'warn' },
  language: { fields: ['language'], otherwise: 'warn', asTheModelLikes: ['auto'] },
}

function put(draft: Draft, name: string, value: unknown, setting: Setting): void {
  const field = draft.fieldOf(setting.fields)
  const leaving = setting.asTheModelLikes ?? []
  if (value === leaving[0] && value !== undefined) {
    const word = leaving.find((one) => field && valuesOf(draft.model.fields.get(field))?.includes(one))
    // To say nothing leaves it to the model, too.
    if (field && word !== undefined) draft.input[field] = word
    return
  }
  if (field) draft.input[field] = value
  else if (setting.otherwise === 'warn') draft.leaveOut(name)
  else draft.refuse(name, 'is none of its fields, and what it makes would not be what was asked for.')
}

/** Puts the settings of a call to a model. */
export function putSettings<Name extends string>(
  draft: Draft,
  settings: Readonly<Record<Name, Setting>>,
  call: { readonly [Key in Name]?: unknown },
): void {
  for (const [name, setting] of Object.entries<Setting>(settings)) {
    const value = (call as Readonly<Record<string, unknown>>)[name]
    if (value !== undefined) put(draft, name, value, setting)
  }
}
