import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { stateFolder } from './state-folder.js'

test('the state is where the user says', () => {
  expect(stateFolder({ MEDIAPLUG_STATE: 'some/where' })).toBe(resolve('some/where'))
})

test('else it is in a folder of its own, in the system’s place', () => {
  const named = { XDG_STATE_HOME: resolve('/state'), LOCALAPPDATA: resolve('/state') }
  const folder = stateFolder(named)
  expect(folder.endsWith('mediaplug')).toBe(true)
  if (process.platform !== 'darwin') expect(folder).toBe(join(resolve('/state'), 'mediaplug'))
  expect(stateFolder({}).endsWith('mediaplug')).toBe(true)
})
