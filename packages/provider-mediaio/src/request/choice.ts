import type { Choice, ChoiceName, Entry } from '../catalogue/entry.js'

/** How a field that takes one of some values goes to the vendor. */
interface VendorField {
  /** The vendor's name of it, in most models. */
  readonly wire: string
  /** A value as the vendor writes it: it takes texts only. */
  readonly text: (value: unknown) => string
  readonly description: string
}

const upperCase = (value: unknown): string => String(value).toUpperCase()
const capitalized = (value: unknown): string => String(value).replace(/^./, upperCase)

const vendorFields: Readonly<Record<ChoiceName, VendorField>> = {
  aspectRatio: { wire: 'ratio', text: String, description: 'Width to height' },
  resolution: { wire: 'resolution', text: upperCase, description: 'Size class' },
  duration: { wire: 'duration', text: (value) => `${value}s`, description: 'Length in seconds' },
  audio: { wire: 'generate_audio', text: capitalized, description: 'Whether the video has sound' },
  count: { wire: 'counts', text: String, description: 'How many results' },
  multiShot: {
    wire: 'multi_shots',
    text: capitalized,
    description: 'Whether the video has several shots',
  },
  shotType: {
    wire: 'shot_type',
    text: capitalized,
    description: 'Whether the video is one shot or several',
  },
}

const fields = Object.keys(vendorFields) as ChoiceName[]

/** A field of a model that takes one of some values, in our words and the vendor's. */
interface ModelChoice extends VendorField, Required<Choice> {
  readonly field: ChoiceName
}

/** The fields of a model that take one of some values. */
export function choicesOf(entry: Entry): ModelChoice[] {
  return fields.flatMap((field) => {
    const choice = entry[field]
    return choice ? [{ field, ...vendorFields[field], ...choice }] : []
  })
}
