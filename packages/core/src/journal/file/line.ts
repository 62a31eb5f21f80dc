import * as z from 'zod'
import { type ErrorCode, MediaplugError } from '../../error/error.js'
import { messageOf } from '../../error/message.js'
import { once } from '../../once.js'
import { describeIssues, inWords } from '../../validation/describe.js'
import type { SettledRecord } from '../journal.js'
import type { KeptRecord } from '../outstanding.js'

/** The longest line that is written and read, in bytes. */
export const longestLine = 1024 * 1024

/** What a line begins with that was flushed together with the one above it. */
const indent = ' '

const longestRecord = longestLine - indent.length

const handle = once(() =>
  z.looseObject({
    v: z.literal(1),
    model: z.string(),
    ref: z.string(),
    submittedAt: z.string(),
  }),
)

/** One of several words, of which a later version may know more. */
const word = <T extends string>() => z.custom<T>((value) => typeof value === 'string', 'must be a string')

// Loose: what a later version adds to a record of this format is kept.
const recordSchema = once<z.ZodType<KeptRecord>>(() =>
  z.discriminatedUnion('type', [
    z.looseObject({
      type: z.literal('intent'),
      id: z.string(),
      model: z.string(),
      at: z.string(),
      idempotencyKey: z.string(),
      label: z.string().optional(),
      input: z.unknown(),
    }),
    z.looseObject({ type: z.literal('accepted'), id: z.string(), at: z.string(), handle: handle() }),
    z.looseObject({ type: z.literal('answered'), id: z.string(), at: z.string() }),
    z.looseObject({ type: z.literal('refused'), id: z.string(), at: z.string(), code: word<ErrorCode>() }),
    z.looseObject({ type: z.literal('uncertain'), id: z.string(), at: z.string(), message: z.string() }),
    z.looseObject({
      type: z.literal('settled'),
      task: z.union([z.string(), handle()]),
      at: z.string(),
      state: word<SettledRecord['state']>(),
    }),
    z.looseObject({
      type: z.literal('learned'),
      model: z.string(),
      at: z.string(),
      medianMs: z.number().positive(),
      spread: z.number().nonnegative(),
      tasks: z.int().positive(),
    }),
  ]),
)

/** What a line says: a record, or why it is none. */
export type LineContent = { readonly record: KeptRecord } | { readonly problem: string }

/** The value of a line, or `undefined` where it is no JSON: JSON has no such value. */
export function parseLine(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads the record that a line holds. */
export function readRecord(value: unknown): LineContent {
  const parsed = recordSchema().safeParse(value)
  return parsed.success
    ? { record: parsed.data }
    : {
        problem: inWords(
          describeIssues(parsed.error.issues, value, {
            schema: recordSchema(),
            known: [],
            whole: 'the line',
          }),
        ),
      }
}

/** A record as it is written. */
export interface Entry {
  /** Without the newline. */
  readonly line: string
  /** What reading the line will give. */
  readonly record: KeptRecord
}

const noRecord = (problem: string, cause?: unknown): MediaplugError =>
  new MediaplugError('invalid-input', `this is no record of a journal: ${problem}.`, { cause })

/** A program without types may give anything, be it what JSON has not. */
function toJson(given: unknown): string {
  try {
    return JSON.stringify(given) ?? 'null'
  } catch (cause) {
    throw noRecord(messageOf(cause), cause)
  }
}

/**
 * Writes a record as a line, and makes sure that it can be read back.
 *
 * @throws MediaplugError `invalid-input` for what would make the file unreadable.
 */
export function toEntry(given: KeptRecord): Entry {
  const line = toJson(given)
  const bytes = Buffer.byteLength(line)
  if (bytes > longestRecord) {
    throw new MediaplugError(
      'invalid-input',
      `a record of the journal has ${bytes} bytes; ${longestRecord} are allowed.`,
    )
  }
  const content = readRecord(JSON.parse(line))
  if ('record' in content) return { line, record: content.record }
  throw noRecord(content.problem)
}

/**
 * Writes records as lines that are flushed together: all but the first are indented, so that whoever reads
 * them after a crash knows which lines may not have been flushed.
 */
export const toLines = (entries: readonly Entry[]): string =>
  `${entries.map(({ line }) => line).join(`\n${indent}`)}\n`

/** Whether a line was flushed together with the one above it. */
export const isIndented = (text: string | undefined): boolean => text?.startsWith(indent) ?? false
