const hosts = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** A request that the sandbox sends of its own accord. */
export interface LoopbackRequest<Result> {
  readonly url: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** How long it may take until its answer has been read, in milliseconds. */
  readonly timeoutMs: number
  /** Aborts when the sandbox closes. */
  readonly closing: AbortSignal
  /** Reads the answer. */
  readonly read: (answer: Response) => Promise<Result>
}

/**
 * Sends a request to this machine and follows no redirect. One to any other address is not sent, and gives
 * `undefined`: nothing leaves the machine.
 *
 * @throws Error when there is no answer, or none in time.
 */
export async function sendLoopback<Result>({
  url,
  timeoutMs,
  closing,
  read,
  ...init
}: LoopbackRequest<Result>): Promise<Result | undefined> {
  if (!hosts.has(new URL(url).hostname)) return undefined
  closing.throwIfAborted()
  const controller = new AbortController()
  const stop = () => controller.abort(closing.reason)
  // A timer of its own: that of `AbortSignal.timeout` can be lost to a garbage collection.
  const timer = setTimeout(() => controller.abort(new Error(`took longer than ${timeoutMs} ms`)), timeoutMs)
  closing.addEventListener('abort', stop)
  try {
    // A connection of its own: one that is kept may end just as it is used again.
    const headers = { ...init.headers, connection: 'close' }
    return await read(await fetch(url, { ...init, headers, redirect: 'manual', signal: controller.signal }))
  } finally {
    clearTimeout(timer)
    closing.removeEventListener('abort', stop)
  }
}
