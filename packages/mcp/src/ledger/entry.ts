import { z } from '@mediaplug/core/provider'

const savedFile = z.object({
  path: z.string(),
  mediaType: z.string(),
  size: z.number(),
  kind: z.string().optional(),
  url: z.string().optional(),
  expiresAt: z.string().optional(),
})

const handle = z.object({ v: z.literal(1), model: z.string(), ref: z.string(), submittedAt: z.string() })

const result = z.object({
  model: z.string(),
  files: z.array(savedFile),
  /** What the result holds besides: a diagram's source, what was charged, and the like. */
  notes: z.record(z.string(), z.unknown()),
})

const error = z.looseObject({ code: z.string(), message: z.string() })

const fate = z.discriminatedUnion('state', [
  z.object({ state: z.literal('claimed') }),
  z.object({ state: z.literal('sent'), submission: z.string(), sentAt: z.string() }),
  z.object({ state: z.literal('accepted'), submission: z.string(), handle }),
  z.object({ state: z.literal('answered'), submission: z.string(), sentAt: z.string() }),
  z.object({ state: z.literal('uncertain'), submission: z.string(), sentAt: z.string(), reason: z.string() }),
  z.object({ state: z.literal('refused') }),
  z.object({ state: z.literal('succeeded'), handle: handle.optional(), result }),
  z.object({ state: z.literal('failed'), handle: handle.optional(), error }),
])

const entry = z.object({
  v: z.literal(1),
  /** Which of the tasks of one request it is, from 1. */
  task: z.int().positive(),
  /** The entry in whose place it stands: one that was taken over, or of which nothing came. */
  replaces: z.int().positive().optional(),
  target: z.string(),
  key: z.string().optional(),
  /** When it was asked for, in ms since 1970. */
  at: z.number(),
  owner: z.object({ pid: z.int(), host: z.string(), session: z.string() }),
  fate,
})

/** A file that was saved, and where the vendor keeps it. */
export type FileOfResult = z.output<typeof savedFile>

/** What a task gave. */
export type TaskResult = z.output<typeof result>

/** What is known of a task, as it stands in the ledger: `claimed` is before anything was sent. */
export type Fate = z.output<typeof fate>

/** One task of a request, as it stands in the ledger. */
export type Entry = z.output<typeof entry>

/** Reads an entry; `undefined` for what is none, such as one that is just being written. */
export function parseEntry(text: string): Entry | undefined {
  try {
    return entry.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}
