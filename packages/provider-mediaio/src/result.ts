import { mediaTypeOfName, z } from '@mediaplug/core/provider'
import { informativeText } from './request/answer.js'

const mediaTypes = { image: 'image/png', video: 'video/mp4' } as const

/** The kinds of file that the vendor makes. */
export type FileKind = keyof typeof mediaTypes

/** A file as the vendor reports it. */
interface ProducedFile {
  kind: FileKind
  mediaType: string
  url: string
}

/** The files of a task: at least one. */
export type ProducedFiles = [ProducedFile, ...ProducedFile[]]

/** What the vendor tells beside the files. */
export interface TaskDetails {
  /** The vendor's id of the task. */
  readonly taskId?: string | undefined
  /** The vendor's id of its last answer, for its support: the result's `requestId` too. */
  readonly traceId?: string | undefined
  /** A remark about a task that has succeeded. */
  readonly reason?: string | undefined
}

/** Reads what the vendor tells beside the files, in its names. */
export const details: z.ZodType<TaskDetails> = z
  .object({ task_id: informativeText, trace_id: informativeText, reason: informativeText })
  .transform(({ task_id, trace_id, reason }) => ({
    taskId: task_id || undefined,
    traceId: trace_id || undefined,
    reason: reason || undefined,
  }))

/** Whether a text is a link to a file: `https:`, or `http:` on this machine, where a sandbox has no certificate. */
function isLink(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname))
  )
}

interface Link {
  readonly url: string
  /** Whether it stands in the field that the vendor's tools read. */
  readonly isNamed: boolean
}

/** Every link in a JSON value, in its order. */
function linksIn(value: unknown, isNamed = false): Link[] {
  if (typeof value === 'string') return isLink(value) ? [{ url: value, isNamed }] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => linksIn(part, isNamed || key === 'preview'))
}

const hasEnding = (url: string): boolean => /\.[^/.]*$/.test(new URL(url).pathname)

/**
 * The links that are files of a kind. A link's ending decides: it may be a cover or a page. One that has none is a file
 * where the vendor's tools look for it; where there is no better one, it is anywhere.
 */
function filesAmong(links: readonly Link[], kind: FileKind): readonly Link[] {
  const typed = (url: string) => mediaTypeOfName(url)
  const isOfKind = ({ url }: Link) => typed(url)?.startsWith(`${kind}/`) === true
  const ways: readonly ((link: Link) => boolean)[] = [
    (link) => isOfKind(link) || (link.isNamed && typed(link.url) === undefined),
    ({ url }) => !hasEnding(url),
    ({ isNamed }) => isNamed,
  ]
  return ways.map((way) => links.filter(way)).find(({ length }) => length > 0) ?? []
}

/**
 * Reads the files of a task's result: each once, in order.
 *
 * The vendor's documents call the result an object and do not say what is in it. Its tools read lists, whose items have
 * the link as `preview`.
 *
 * @throws TypeError for a result without a file.
 */
export function readFiles(result: unknown, kind: FileKind): ProducedFiles {
  const urls = new Set(filesAmong(linksIn(result), kind).map(({ url }) => url))
  const [first, ...others] = [...urls].map((url) => {
    const told = mediaTypeOfName(url)
    return { kind, mediaType: told?.startsWith(`${kind}/`) ? told : mediaTypes[kind], url }
  })
  if (first === undefined) throw new TypeError('it names no file')
  return [first, ...others]
}
