import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createColors } from 'picocolors'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Session } from '../session/session.js'
import { chosenDatabase } from './choice.js'
import { lookUp } from './load-durable.js'
import { openSink } from './open-sink.js'

/** A command that runs in a folder without packages. */
async function openSession(environment: NodeJS.ProcessEnv = {}): Promise<Session> {
  const folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return {
    folder,
    environment,
    isJson: true,
    isVerbose: false,
    colors: createColors(false),
    terminal: process.stderr,
    screen: { draw() {}, clear() {}, above: (write: () => void) => write() } as never,
    interruption: { signal: new AbortController().signal, announce: '' },
    give() {},
    tell() {},
  }
}

describe('the database is', () => {
  const variables = { MEDIAPLUG_DATABASE: 'postgresql://of-environment/a', MEDIAPLUG_SINK: 'there' }
  const configuration = { database: 'postgresql://of-project/a', sink: 'here' }

  test('what was given, else what the environment names, else what the project names', async () => {
    const session = await openSession(variables)
    const given = { database: 'postgresql://given/a', sink: 'elsewhere' }
    expect(chosenDatabase(session, given, configuration)).toEqual({ url: given.database, sink: 'elsewhere' })
    expect(chosenDatabase(session, {}, configuration)).toEqual({
      url: variables.MEDIAPLUG_DATABASE,
      sink: 'there',
    })
    expect(chosenDatabase(await openSession(), {}, configuration)).toEqual({
      url: configuration.database,
      sink: 'here',
    })
  })

  test('none where nobody names one, be it by an empty variable', async () => {
    const session = await openSession({ MEDIAPLUG_DATABASE: '' })
    expect(chosenDatabase(session, { sink: 'here' }, {})).toBeUndefined()
  })
})

test('a package that is missing is told with the lines that install and run it', async () => {
  const session = await openSession()
  const isModule = (module: object): module is object => 'nothing' in module
  const missing = lookUp(session, '@mediaplug/nowhere', isModule, ['other'])
  await expect(missing).rejects.toMatchObject({
    message: '@mediaplug/nowhere is not installed here.',
    hint: expect.stringMatching(/npm install @mediaplug\/nowhere other.*-p @mediaplug\/nowhere/s),
  })
})

describe('a sink is', () => {
  test('a folder, from the working directory', async () => {
    const session = await openSession()
    const sink = await openSink(session, 'media')
    const content = (async function* () {
      yield Buffer.from('kite')
    })()
    await sink.put('a/b', { mediaType: 'text/plain', content })
    const pieces: Uint8Array[] = []
    for await (const piece of (await openSink(session, join(session.folder, 'media'))).open('a/b'))
      pieces.push(piece)
    expect(Buffer.concat(pieces).toString()).toBe('kite')
  })

  test('what the project made of it', async () => {
    const own = { put: () => Promise.reject(), open: async function* () {}, delete: () => Promise.reject() }
    expect(await openSink(await openSession(), own)).toBe(own)
  })

  test.each(['s3:', 's3://', 's3:///key', 'https://storage.example/media', 'gs://media'])(
    'never %s',
    async (where) => {
      await expect(openSink(await openSession(), where)).rejects.toMatchObject({
        name: 'UsageError',
        hint: expect.stringContaining('s3://'),
      })
    },
  )
})
