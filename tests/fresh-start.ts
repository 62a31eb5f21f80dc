// Runs before each test file: what a file before it has left behind in the process does not reach this one.
import { vi } from 'vitest'

vi.useRealTimers()
vi.unstubAllEnvs()
vi.unstubAllGlobals()
vi.restoreAllMocks()
vi.resetModules()
// The store of known secrets is the process's, whatever copies of core there are: without this, a key of one file is
// hidden in the next one's messages.
Object.defineProperty(globalThis, Symbol.for('mediaplug.secrets'), { value: undefined, configurable: true })
// Tests reach what is on this machine; whoever runs them may work behind a proxy.
for (const name of Object.keys(process.env)) if (/_proxy$/i.test(name)) delete process.env[name]
