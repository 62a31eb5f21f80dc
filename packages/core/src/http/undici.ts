import { checkRuntime } from './runtime.js'

let loading: Promise<typeof import('undici')> | undefined

async function load(): Promise<typeof import('undici')> {
  checkRuntime()
  return import('undici')
}

/**
 * The HTTP client. It is loaded when the first request is sent, so that an import of core costs little.
 *
 * @throws MediaplugError `unsupported` on a runtime that replaces it.
 */
export function loadUndici(): Promise<typeof import('undici')> {
  loading ??= load().catch((error: unknown) => {
    // What could not be loaded just now may be the next time.
    loading = undefined
    throw error
  })
  return loading
}
