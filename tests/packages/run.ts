import { execFile } from 'node:child_process'

/** What a program printed, and how it ended. */
export interface Ran {
  readonly code: number
  readonly output: string
}

const longestMs = 240_000

/** Runs a program to its end, whatever that is. Its environment is that of a new user. */
export function run(
  program: string,
  args: readonly string[],
  folder: string,
  home: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const { PATH, npm_config_registry } = process.env
  const env = {
    PATH,
    HOME: home,
    CI: 'true',
    NO_COLOR: '1',
    ...(npm_config_registry && { npm_config_registry }),
    ...variables,
  }
  const limits = { cwd: folder, env, timeout: longestMs, maxBuffer: 64 * 1024 ** 2 }
  return new Promise((resolve) => {
    execFile(program, args, { ...limits, shell: process.platform === 'win32' }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
      resolve({ code, output: `${stdout}${stderr}${error && code === 1 && !stderr ? error.message : ''}` })
    })
  })
}

/**
 * Runs a program that must end well.
 *
 * @returns What it printed.
 * @throws Error with what it printed.
 */
export async function mustRun(
  program: string,
  args: readonly string[],
  folder: string,
  home: string = folder,
  variables: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { code, output } = await run(program, args, folder, home, variables)
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${output}`)
  return output
}
