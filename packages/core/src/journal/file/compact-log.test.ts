import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { intent } from '../../../test/journal-records.js'
import { makeClaim } from '../lock/claim.js'
import { thisProcess } from '../lock/owner.js'
import { createOutstanding } from '../outstanding.js'
import { compactLog } from './compact-log.js'

test('a file is rewritten while the claim on it stands, and not when another process took it over', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
  const path = join(folder, 'tasks.jsonl')
  const claim = await makeClaim(path, await thisProcess())
  try {
    await writeFile(path, 'old')
    const outstanding = createOutstanding()
    outstanding.add(intent('a'))
    const progress = { origin: 'first', earlier: 0, records: 5, last: 'last' }
    await compactLog(path, claim, { outstanding, progress })
    const written = await readFile(path, 'utf8')
    expect(written).toBe(
      `{"mediaplug":"journal","v":1,"origin":"first","earlier":4}\n${JSON.stringify(intent('a'))}\n`,
    )
    await rm(claim.path)
    const later = { outstanding: createOutstanding(), progress }
    await expect(compactLog(path, claim, later)).rejects.toThrow('took the file over')
    expect(await readFile(path, 'utf8')).toBe(written)
    expect(await readdir(folder)).toEqual(['tasks.jsonl'])
  } finally {
    await claim.withdraw()
    await rm(folder, { recursive: true })
  }
})
