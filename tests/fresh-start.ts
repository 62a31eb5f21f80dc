// Runs before each test file: what a file before it has left behind in the process does not reach this one.
import { vi } from 'vitest'

vi.useRealTimers()
vi.unstubAllEnvs()
vi.unstubAllGlobals()
vi.restoreAllMocks()
vi.resetModules()
