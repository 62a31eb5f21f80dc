import { z } from 'zod'
import type { FileSource } from '../../../file/store.js'
import { firstIssue } from '../../schema-issue.js'

/** A request that a capacity took on. */
export interface CapacityJob {
  /** Where a callback goes, if anywhere. */
  readonly callback: string | undefined
  /** What the caller wants back with the result; an empty string for nothing. */
  readonly params: string
  /** The prompt as the vendor understood it. */
  readonly prompt: string
  /** The field of the result that lists the files. */
  readonly resultKey: string
  readonly files: readonly FileSource[]
}

/** One capability of Tomoviee: reads a request body, and says what is to be made, or what is wrong. */
export type Capacity = (body: unknown, closing: AbortSignal) => CapacityJob | { readonly error: string }

/** The fields that every capacity takes. */
export const commonFields = {
  callback: z.url({ protocol: /^https?$/ }).optional(),
  params: z.string().optional(),
}

interface CommonInput {
  readonly prompt?: string | undefined
  readonly callback?: string | undefined
  readonly params?: string | undefined
}

/** Makes a capacity out of its request schema and of what it makes. */
export function defineCapacity<Input extends CommonInput>(capacity: {
  readonly schema: z.ZodType<Input>
  readonly resultKey: string
  readonly files: (input: Input, closing: AbortSignal) => readonly FileSource[]
}): Capacity {
  return (body, closing) => {
    const parsed = capacity.schema.safeParse(body)
    if (!parsed.success) {
      const { field, detail } = firstIssue(parsed.error, body)
      return { error: field === '' ? detail : `${field}: ${detail}` }
    }
    const { callback, params = '', prompt = '' } = parsed.data
    return {
      callback,
      params,
      prompt,
      resultKey: capacity.resultKey,
      files: capacity.files(parsed.data, closing),
    }
  }
}
