import * as z from 'zod'
import type { FileLimits, FileRules } from '../file/file.js'

const isRules = (value: unknown): value is Partial<FileRules> => typeof value === 'object' && value !== null

/** The limits of a file, by its schema; nothing for a schema of something else. */
export function fileLimitsOf(schema: z.core.$ZodType): FileLimits | undefined {
  const rules = z.globalRegistry.get(schema)?.file
  if (!isRules(rules)) return undefined
  const { as, ...limits } = rules
  return limits
}
