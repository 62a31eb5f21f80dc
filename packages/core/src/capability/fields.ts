import * as z from 'zod'
import { once } from '../once.js'

/** The words that portable requests are made of: the same name and unit for every vendor. */
export const prompt = once(() =>
  z.string().regex(/\S/, 'must not be blank').describe('What to make, in words'),
)
export const negativePrompt = once(() => z.string().optional().describe('What to avoid, in words'))
export const aspectRatio = once(() =>
  z
    .string()
    .regex(/^\d+(\.\d+)?:\d+(\.\d+)?$/, "must be like '16:9'")
    .optional()
    .describe("Width to height, such as '16:9'"),
)
export const resolution = once(() =>
  z.string().optional().describe("Size class in lower case, such as '720p' or '2k'"),
)
export const width = once(() => z.int().positive().optional().describe('Width in pixels'))
export const height = once(() => z.int().positive().optional().describe('Height in pixels'))
export const duration = once(() => z.number().positive().optional().describe('Length in seconds'))
export const count = once(() => z.int().positive().optional().describe('How many results'))
export const seed = once(() => z.int().optional().describe('The same seed and request give a similar result'))
export const strength = once(() =>
  z.number().min(0).max(1).optional().describe('How far to go from the input, 0 to 1'),
)
export const audio = once(() => z.boolean().optional().describe('Whether the video has sound'))
export const language = once(() =>
  z.string().optional().describe("Language as BCP 47, such as 'en' or 'zh-CN'"),
)
