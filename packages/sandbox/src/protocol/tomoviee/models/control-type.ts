import { z } from 'zod'
import { type Control, controls } from '../../../media/still/control.js'

/** `control_type`: "0" edge, "1" pose, "2" subject, "3" depth. A string, not a number. */
export const controlTypeField = z.enum(['0', '1', '2', '3'])

/** What a control type stands for. */
export function controlOf(type: z.infer<typeof controlTypeField>): Control {
  return controls[Number(type)] ?? 'subject'
}
