import '../test/last-resort.js'
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test as vitestTest } from 'vitest'
import { acme, cases, vendorCodes } from '../test/acme.js'
import { acmeVendor } from '../test/acme-vendor.js'
import { testProvider } from './index.js'

const program = fileURLToPath(new URL('../test/programs/node-test.mjs', import.meta.url))

interface Ended {
  readonly exitCode: number
  readonly output: string
}

/** Runs a suite under `node:test`, from the built package, in a process of its own. */
function runUnderNode(...args: string[]): Promise<Ended> {
  // The test runner of a parent would be reported to.
  const { NODE_TEST_CONTEXT: _context, ...env } = process.env
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--test-reporter=tap', program, ...args],
      { env, timeout: 600_000, maxBuffer: 10_000_000 },
      (_error, stdout, stderr) => resolve({ exitCode: child.exitCode ?? -1, output: stdout + stderr }),
    )
  })
}

describe('node:test', () => {
  vitestTest('runs the checks of a provider that is right', async () => {
    const { exitCode, output } = await runUnderNode()
    expect(output).toMatch(/# pass [2-9]\d/)
    expect(output).toMatch(/# fail 0/)
    expect(output).toContain('# SKIP')
    expect(exitCode).toBe(0)
  })

  vitestTest('tells what is wrong with one that is not', async () => {
    const { exitCode, output } = await runUnderNode('broken')
    expect(output).toContain("The field 'seed' is dropped in silence")
    expect(output).toMatch(/# fail 1/)
    expect(exitCode).toBe(1)
  })
})

describe('vitest', () => {
  testProvider({
    runner: { describe, test: vitestTest },
    provider: acme,
    sandbox: acmeVendor(),
    cases,
    vendorCodes,
  })
})
