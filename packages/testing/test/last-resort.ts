// Tests take as long as they take: what hangs is found by the kit's own limits, which a slow machine does not change.
import { vi } from 'vitest'

vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })
