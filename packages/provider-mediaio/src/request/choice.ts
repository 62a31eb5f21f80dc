import type { Choice, ChoiceName, Entry } from '../catalogue/entry.js'

/** The form in which the vendor takes a field of some values. */
interface VendorField {
  /** The vendor's name of the field, in most models. */
  readonly vendorName: string
  /** Writes a value as the vendor does, which takes texts only. */
  readonly vendorText: (value: unknown) => string
  readonly description: string
}

const upperCase = (value: unknown): string => String(value).toUpperCase()
const capitalized = (value: unknown): string => String(value).replace(/^./, upperCase)

const vendorFields: Readonly<Record<ChoiceName, VendorField>> = {
  aspectRatio: { vendorName: 'ratio', vendorText: String, description: 'Width to height' },
  resolution: { vendorName: 'resolution', vendorText: upperCase, description: 'Size class' },
  duration: { vendorName: 'duration', vendorText: (value) => `${value}s`, description: 'Length in seconds' },
  audio: {
    vendorName: 'generate_audio',
    vendorText: capitalized,
    description: 'Whether the video has sound',
  },
  count: { vendorName: 'counts', vendorText: String, description: 'How many results' },
  multiShot: {
    vendorName: 'multi_shots',
    vendorText: capitalized,
    description: 'Whether the video has several shots',
  },
  shotType: {
    vendorName: 'shot_type',
    vendorText: capitalized,
    description: 'Whether the video is one shot or several',
  },
}

const fields = Object.keys(vendorFields) as ChoiceName[]

/** A field of a model that takes one of some values, in portable words and the vendor's. */
interface ModelChoice extends VendorField, Choice {
  readonly vendorName: string
  readonly field: ChoiceName
}

/** The fields of a model that take one of some values. */
export function choicesOf(entry: Entry): ModelChoice[] {
  return fields.flatMap((field) => {
    const choice = entry[field]
    return choice ? [{ field, ...vendorFields[field], ...choice }] : []
  })
}
