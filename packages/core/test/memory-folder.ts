import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const inMemory = '/dev/shm'

/** A new folder, in memory where the system has such a disk: for tests that flush very often. */
export const makeMemoryFolder = (): Promise<string> =>
  mkdtemp(join(existsSync(inMemory) ? inMemory : tmpdir(), 'mediaplug-'))
