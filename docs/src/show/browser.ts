import { spawn } from 'node:child_process'

/** Shows an address in the browser of the person at this machine, where there are both. */
export function openBrowser(address: string): void {
  const command = browserCommand(address)
  if (command === undefined) return
  const [program, ...args] = command
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => {}) // The address was printed: nothing is lost without a browser.
    .unref()
}

function browserCommand(address: string): [string, ...string[]] | undefined {
  if (process.platform === 'darwin') return ['open', address]
  if (process.platform === 'win32') return ['cmd', '/c', 'start', '', address]
  const hasScreen = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
  return hasScreen ? ['xdg-open', address] : undefined
}
