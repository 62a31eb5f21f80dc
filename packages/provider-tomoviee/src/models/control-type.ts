import { z } from '@mediaplug/core/provider'

/** What of an image guides the result, in the order of the vendor's index, which begins at 0. */
const types = ['edge', 'pose', 'subject', 'depth'] as const

/** What of an image guides the result: its outlines, a body's pose, the subject itself, or what is near and far. */
export type ControlType = (typeof types)[number]

/** A control type by name. */
export const controlType = z.enum(types).default('subject')

/** The vendor's index of a control type, which it takes as a text. */
export const controlIndex = (type: ControlType): string => String(types.indexOf(type))
