const hosts = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Whether a URL leads to this machine. The sandbox sends requests to no other. */
export function isLoopback(url: string): boolean {
  return hosts.has(new URL(url).hostname)
}
