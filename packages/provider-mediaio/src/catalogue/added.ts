import { z } from '@mediaplug/core/provider'
import { capabilities } from './capability.js'
import type { Entry } from './entry.js'

const word = z
  .string()
  .regex(/^[\w-][\w.-]*$/, 'must consist of letters, digits, dots, dashes and underscores')
const range = z.tuple([z.number(), z.number()]).readonly()
const mediaType = z.custom<NonNullable<NonNullable<Entry['video']>['mediaTypes']>[number]>(
  (given) => typeof given === 'string' && given.includes('/'),
  'must be a media type',
)
const fileLimits = z.strictObject({
  mediaTypes: z.array(mediaType).readonly().exactOptional(),
  maxBytes: z.number().exactOptional(),
  sides: range.exactOptional(),
  shorterSide: range.exactOptional(),
  aspectRatio: range.exactOptional(),
  seconds: range.exactOptional(),
  framesPerSecond: range.exactOptional(),
})

const choiceOf = <Value extends z.ZodType>(value: Value) =>
  z
    .strictObject({
      values: z.array(value).min(1).readonly(),
      default: value.exactOptional(),
      vendorName: z.string().exactOptional(),
    })
    .refine(({ values, default: usual }) => usual === undefined || values.includes(usual), {
      path: ['default'],
      error: 'must be one of the values',
    })
    .exactOptional()

const scalar = z.union([z.string(), z.number(), z.boolean()])
const fieldName = z.enum(['aspectRatio', 'resolution', 'duration', 'audio', 'count', 'multiShot', 'shotType'])

const entry: z.ZodType<Entry, Entry> = z.strictObject({
  title: z.string().min(1),
  description: z.string().exactOptional(),
  capability: z.enum(Object.keys(capabilities) as (keyof typeof capabilities)[]),
  family: word,
  experimental: z.boolean().exactOptional(),
  prompt: z
    .strictObject({ maxCharacters: z.int().min(1), optional: z.literal(true).exactOptional() })
    .exactOptional(),
  image: fileLimits.extend({ vendorName: z.string().exactOptional() }).exactOptional(),
  images: fileLimits.extend({ maxCount: z.int().min(1) }).exactOptional(),
  video: fileLimits.exactOptional(),
  aspectRatio: choiceOf(z.templateLiteral([z.number(), ':', z.number()])),
  resolution: choiceOf(z.templateLiteral([z.number(), z.enum(['p', 'k'])])),
  duration: choiceOf(z.number()),
  audio: choiceOf(z.boolean()),
  count: choiceOf(z.number()),
  multiShot: choiceOf(z.boolean()),
  shotType: choiceOf(z.enum(['multi', 'single'])),
  restriction: z
    .strictObject({ of: fieldName, to: z.array(scalar).readonly(), where: fieldName, is: scalar })
    .exactOptional(),
  parameters: z
    .record(
      z.string(),
      z.strictObject({
        values: z.array(z.string()).min(1).readonly().exactOptional(),
        default: z.string().exactOptional(),
        description: z.string().exactOptional(),
      }),
    )
    .exactOptional(),
  typicalSeconds: range.exactOptional(),
  limits: z
    .strictObject({
      concurrentTasks: z.int().min(1).exactOptional(),
      requestsPerSecond: z.number().positive().exactOptional(),
    })
    .exactOptional(),
})

/** Models that the catalogue does not list yet, by their codes. */
export const addedModels = z.record(word, entry)
