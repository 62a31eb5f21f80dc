import * as z from 'zod'
import type { ProducedNotes } from './notes.js'

/** The names that a model's notes have in every report. */
export const noteNames = ['details', 'usage', 'requestId'] as const satisfies readonly (keyof ProducedNotes)[]

/** What core adds to every result. */
export const addedNames = ['model', 'handle', 'save', 'refusals'] as const

const takenNames: readonly string[] = [...noteNames, ...addedNames]

/** Where a schema holds those of which it is made. */
const places: ReadonlySet<string> = new Set(['in', 'out', 'innerType', 'left', 'right', 'options'])

function partsOf(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  const parts: unknown[] = Object.entries(schema._zod.def).flatMap(([place, part]) =>
    places.has(place) ? part : [],
  )
  return parts.filter((part) => part instanceof z.core.$ZodType)
}

/** The field of an output that has a name which every result has for something else. */
export function takenName(output: z.core.$ZodType): string | undefined {
  if (output instanceof z.core.$ZodObject) return takenNames.find((name) => name in output._zod.def.shape)
  return partsOf(output)
    .map(takenName)
    .find((name) => name !== undefined)
}

const isAdded = (name: string): boolean => addedNames.some((added) => added === name)

/** What is wrong with such an output, and the remedy. */
export const takenReason = (name: string): string =>
  `has '${name}', which is taken for ${isAdded(name) ? 'what core adds to every result' : 'what a vendor tells besides'}: give the field another name`
