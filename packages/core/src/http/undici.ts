let loading: Promise<typeof import('undici')> | undefined

/** The HTTP client. It is loaded when the first request is sent, so that an import of core costs little. */
export function loadUndici(): Promise<typeof import('undici')> {
  loading ??= import('undici')
  return loading
}
