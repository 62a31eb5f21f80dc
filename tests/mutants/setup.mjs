// Runs before each test file: switches the mutant on, and notes which mutants each test passes.
import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach } from 'vitest'
import './loopback-only.mjs'

const passed = new Set()
globalThis.mutantSwitch = { active: Number(process.env.MUTANT ?? -1), passed, note: () => {} }

/** Where the programs and threads that a test starts note what they pass. */
const elsewhere = process.env.MUTANTS_RECORDED ? join(process.env.TMPDIR, `passed-${process.pid}`) : undefined
if (elsewhere) {
  writeFileSync(elsewhere, '')
  process.env.MUTANTS_PASSED = elsewhere
}

/** What was passed since it was last asked. */
function take() {
  const lines = elsewhere ? readFileSync(elsewhere, 'utf8').split('\n').filter(Boolean) : []
  const ids = [...passed, ...lines.map(Number)]
  passed.clear()
  if (elsewhere) truncateSync(elsewhere)
  return ids
}

/** What is passed before the first test counts for all; what is passed between two tests counts for both. */
const record = { all: [], tests: {} }
let last

const note = ({ id }, ids) => {
  record.tests[id] = [...new Set([...(record.tests[id] ?? []), ...ids])]
}

if (elsewhere) {
  beforeEach(({ task, onTestFinished }) => {
    const ids = take()
    if (last) note(last, ids)
    else record.all = ids
    note(task, last ? ids : [])
    last = task
    // The first one that is registered is called last.
    onTestFinished(() => note(task, take()))
  })
  afterAll(() => {
    if (!last) return
    note(last, take())
    last.file.meta.passed = record
  })
}
