import * as z from 'zod'

/** The words that portable requests are made of: the same name and unit for every vendor. */
export const prompt = z.string().regex(/\S/, 'must not be blank').describe('What to make, in words')
export const negativePrompt = z.string().optional().describe('What to avoid, in words')
export const aspectRatio = z
  .string()
  .regex(/^\d+(\.\d+)?:\d+(\.\d+)?$/, "must be like '16:9'")
  .optional()
  .describe("Width to height, such as '16:9'")
export const resolution = z.string().optional().describe("Size class in lower case, such as '720p' or '2k'")
export const width = z.int().positive().optional().describe('Width in pixels')
export const height = z.int().positive().optional().describe('Height in pixels')
export const duration = z.number().positive().optional().describe('Length in seconds')
export const count = z.int().positive().optional().describe('How many results')
export const seed = z.int().optional().describe('The same seed and request give a similar result')
export const strength = z.number().min(0).max(1).optional().describe('How far to go from the input, 0 to 1')
export const audio = z.boolean().optional().describe('Whether the video has sound')
export const language = z.string().optional().describe("Language as BCP 47, such as 'en' or 'zh-CN'")
