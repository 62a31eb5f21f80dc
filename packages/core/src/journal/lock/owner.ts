import { readFile, readlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import * as z from 'zod'
import { isError } from '../../error/is-error.js'
import { once } from '../../once.js'

/** A process, told apart from others that had or will have its number. */
export interface Owner {
  readonly pid: number
  readonly host: string
  /** The table that the number is a place in: the start of the system and the container. Linux only. */
  readonly table?: string | undefined
  /** When the process began, on the system's clock. Linux only. */
  readonly began?: string | undefined
}

const ownerSchema = once<z.ZodType<Owner>>(() =>
  z.object({
    pid: z.int().positive(),
    host: z.string(),
    table: z.string().optional(),
    began: z.string().optional(),
  }),
)

async function readProcess(pid: number): Promise<{ state: string; began: string } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The program's name stands in brackets and may hold any character. After it: proc_pid_stat(5), from field 3.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [state, began] = [fields[0], fields[19]]
  return state !== undefined && began !== undefined ? { state, began } : undefined
}

async function readTable(): Promise<string | undefined> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
    return `${boot.trim()} ${await readlink('/proc/self/ns/pid')}`
  } catch {
    return undefined
  }
}

/** This process. */
export async function thisProcess(): Promise<Owner> {
  const { pid } = process
  const began = (await readProcess(pid))?.began
  return { pid, host: hostname(), table: await readTable(), began }
}

/** Reads an owner as it was written; `undefined` for what is none. */
export function parseOwner(text: string): Owner | undefined {
  try {
    return ownerSchema().parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

function numberIsTaken(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it is there, and another user's.
    return isError(error) && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether an owner's number means the same process to both. */
const sharesTable = (owner: Owner, self: Owner): boolean =>
  owner.table === self.table && (self.table !== undefined || owner.host === self.host)

/**
 * Whether an owner runs; `undefined` when it cannot be known from here, as with one in another container, on
 * another machine, or in another thread of this process, which may have been terminated.
 */
export async function isRunning(owner: Owner, self: Owner): Promise<boolean | undefined> {
  if (!sharesTable(owner, self)) return undefined
  if (!numberIsTaken(owner.pid)) return false
  const found = await readProcess(owner.pid)
  if (!found || owner.began === undefined) return undefined
  // Z: it has ended, and its parent has not taken note yet.
  if (found.state === 'Z' || found.began !== owner.began) return false
  return owner.pid === self.pid ? undefined : true
}
