import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type AddressInfo, createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { mustRun } from './run.js'

/** A registry on this machine. */
export interface Registry {
  readonly url: string
  close(): Promise<void>
}

/** The program of the registry, of which the project names the version. */
const program = join(
  dirname(createRequire(import.meta.url).resolve('verdaccio/package.json')),
  'bin/verdaccio',
)

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Ours are published here and nowhere else; all other packages come from where this machine gets them. */
const configuration = (folder: string, others: string): string => `
storage: ${join(folder, 'storage')}
auth: { htpasswd: { file: ${join(folder, 'htpasswd')} } }
uplinks: { others: { url: '${others}', timeout: 60s, maxage: 60m } }
packages:
  '@mediaplug/*': { access: $all, publish: $all }
  'create-mediaplug-provider': { access: $all, publish: $all }
  '**': { access: $all, proxy: others }
log: { type: stdout, format: json, level: fatal }
`

/** A setting of this machine's npm; nothing if it has none. */
async function npmSetting(name: string, folder: string): Promise<string | undefined> {
  const value = (await mustRun('npm', ['config', 'get', name], folder)).trim()
  return value === 'null' || value === 'undefined' ? undefined : value
}

/** Starts a registry that keeps everything in a folder. */
export async function startRegistry(folder: string): Promise<Registry> {
  await mkdir(folder, { recursive: true })
  const others = (await npmSetting('registry', folder)) ?? ''
  const authorities = await npmSetting('cafile', folder)
  const file = join(folder, 'config.yaml')
  await writeFile(file, configuration(folder, others))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/`
  const child = spawn(process.execPath, [program, '--config', file, '--listen', `127.0.0.1:${port}`], {
    stdio: ['ignore', 'inherit', 'inherit'],
    // It trusts whom npm trusts.
    env: { ...process.env, ...(authorities !== undefined && { NODE_EXTRA_CA_CERTS: authorities }) },
  })
  const closed = once(child, 'close')
  const close = async (): Promise<void> => {
    child.kill()
    await closed
  }
  for (let attempt = 0; attempt < 300; attempt++) {
    if (
      await fetch(`${url}-/ping`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return { url, close }
    if (child.exitCode !== null) throw new Error(`the registry ended with ${child.exitCode}`)
    await sleep(200)
  }
  await close()
  throw new Error('the registry did not answer within a minute')
}
