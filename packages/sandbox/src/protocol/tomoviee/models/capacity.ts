import { z } from 'zod'
import type { FileSource } from '../../../file/store.js'
import { InputError } from '../../../request/input-file.js'
import { firstIssue } from '../../../request/schema-issue.js'

/** A request that a capacity took on. */
export interface CapacityJob {
  /** Where a callback goes, if anywhere. */
  readonly callback: string | undefined
  /** What the caller wants back with the result; an empty string for nothing. */
  readonly params: string
  /** The prompt as the vendor understood it; an empty string for none. */
  readonly prompt: string
  readonly resultKey: ResultKey
  readonly files: readonly FileSource[]
}

/** The field of the result that lists the files. */
export type ResultKey = 'video_path' | 'images_path' | 'mask_path' | 'audio_path'

/** Why a capacity does not take a request on: one of the vendor's codes, and what is wrong. */
interface CapacityRefusal {
  readonly code: 680001 | 680413 | 680422
  readonly error: string
}

const inputCodes: Readonly<Record<InputError['kind'], 680413 | 680422>> = {
  'too-large': 680413,
  unusable: 680422,
}

/** One capability of Tomoviee: reads a request body, and says what is to be made, or what is wrong. */
export type Capacity = (body: unknown, closing: AbortSignal) => Promise<CapacityJob | CapacityRefusal>

/** The fields that every capacity takes. */
export const commonFields = {
  callback: z.url({ protocol: /^https?$/ }).optional(),
  params: z.string().optional(),
}

/** Text that must say something. */
export const promptField = z.string().refine((prompt) => prompt.trim() !== '', 'must not be empty')

/** `wsid`: the workspace, of which the vendor tells no more than that it has a number. */
export const workspaceField = z.union([z.string().min(1), z.int()])

/** Where an input file lies. */
export const urlField = z.url({ protocol: /^https?$/ })

interface CommonInput {
  readonly prompt?: string | undefined
  readonly callback?: string | undefined
  readonly params?: string | undefined
}

/** Makes a capacity out of its request schema and of what it makes. */
export function defineCapacity<Input extends CommonInput>(capacity: {
  readonly schema: z.ZodType<Input>
  readonly resultKey: ResultKey
  /** @throws InputError when an input file is not as it must be. */
  readonly files: (
    input: Input,
    closing: AbortSignal,
  ) => readonly FileSource[] | Promise<readonly FileSource[]>
}): Capacity {
  return async (body, closing) => {
    const parsed = capacity.schema.safeParse(body)
    if (!parsed.success) {
      const { field, detail } = firstIssue(parsed.error, body)
      return { code: 680001, error: field === '' ? detail : `${field}: ${detail}` }
    }
    const { callback, params = '', prompt = '' } = parsed.data
    const { resultKey } = capacity
    try {
      return { callback, params, prompt, resultKey, files: await capacity.files(parsed.data, closing) }
    } catch (cause) {
      if (cause instanceof InputError) return { code: inputCodes[cause.kind], error: cause.message }
      throw cause
    }
  }
}

/** A capacity that is spoken in two forms, told apart by a field that only the other form has. */
export function withDialect(field: string, other: Capacity, usual: Capacity): Capacity {
  return (body, closing) => {
    const isOther = typeof body === 'object' && body !== null && Object.hasOwn(body, field)
    return (isOther ? other : usual)(body, closing)
  }
}
