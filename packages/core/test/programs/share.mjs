// Opens, appends and closes again and again: node share.mjs <file> <name> <times>. Waits while others have the file.
import { setTimeout as sleep } from 'node:timers/promises'
import { fileJournal } from '../../dist/journal/file/file-journal.js'

const [path, name, times] = process.argv.slice(2)
const at = new Date().toISOString()

async function appendOnce(id) {
  const journal = fileJournal(path, { compactAtBytes: 0 })
  try {
    await journal.append({ type: 'intent', id, model: 'acme/kite', at, idempotencyKey: id, input: {} })
    await journal.append({ type: 'settled', task: 'nobody', at, state: 'succeeded' })
    return true
  } catch (error) {
    if (error.message.includes('is in use by')) return false
    throw error
  } finally {
    await journal.close()
  }
}

for (let number = 0; number < Number(times); number++) {
  for (let tries = 0; !(await appendOnce(`${name}-${number}`)); tries++) {
    if (tries === 1_000) throw new Error('the file was never free')
    await sleep(Math.random() * 20)
  }
}
process.stdout.write('done\n')
