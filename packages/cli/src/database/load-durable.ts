import { fileURLToPath } from 'node:url'
import { findPackage, importPackage } from '@mediaplug/config'
import type { AnyClient, ConnectionSettings, Provider, Sink, TaskHandle, Upload } from '@mediaplug/core'
import { UsageError } from '../error/usage-error.js'
import { lineWith } from '../project/missing.js'
import type { Session } from '../session/session.js'

/** The package of the client and the workers of a database. */
const durablePackage = '@mediaplug/durable'

/** A submission of a database: what the command needs to know of it. */
interface DatabaseSubmission {
  readonly id: string
  readonly label: string | undefined
  readonly model: string
  readonly state: string
  readonly submittedAt: Date
  readonly handle: TaskHandle
  readonly problem: string | undefined
}

/** A client of a database. */
export interface DatabaseClient extends AnyClient {
  submissions(): AsyncIterable<DatabaseSubmission>
  close(): Promise<void>
}

/** What clients and workers are given alike. */
interface Shared {
  readonly database: string
  readonly providers: readonly Provider[]
  readonly connections?: ConnectionSettings | undefined
}

/** What the package exports. */
interface DurableModule {
  createDurableClient(
    options: Shared & {
      readonly sink?: Sink | undefined
      readonly settling: 'by-caller'
      readonly timeoutMs?: number | undefined
    },
  ): DatabaseClient
  startWorker(
    options: Shared & {
      readonly sink: Sink
      readonly upload?: Upload | undefined
      readonly tasksAtATime?: number | undefined
      readonly pacing?: (() => number) | undefined
    },
  ): Promise<{ readonly id: string; close(): Promise<void> }>
}

const isDurable = (module: object): module is DurableModule =>
  ['createDurableClient', 'startWorker'].every((name) => typeof Reflect.get(module, name) === 'function')

/**
 * Looks a package up: in the project, else beside the command. It is no dependency: few need it.
 *
 * @throws UsageError with the line that installs it.
 */
export async function lookUp<Module extends object>(
  { folder }: Session,
  name: string,
  isModule: (module: object) => module is Module,
  also: readonly string[] = [],
): Promise<Module> {
  const here = fileURLToPath(new URL('.', import.meta.url))
  const found = (await findPackage(name, folder)) ?? (await findPackage(name, here))
  const module = found && (await importPackage(found))
  if (module && isModule(module)) return module
  const packages = [name, ...also]
  throw new UsageError(`${name} is not installed here.`, {
    hint: `Install it, as in 'npm install ${packages.join(' ')}', or run:\n  ${lineWith(packages)}`,
  })
}

/** @throws UsageError where it is not installed. */
export const loadDurable = (session: Session): Promise<DurableModule> =>
  lookUp(session, durablePackage, isDurable)
