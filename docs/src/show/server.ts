import { createReadStream, statSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.mp4': 'video/mp4',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.woff2': 'font/woff2',
}

/**
 * Serves a built site as static hosts do: `/guides/tasks` is `guides/tasks.html`, a folder is its `index.html`, and
 * what is not there is answered with `404.html`.
 *
 * @param folder - Where the site was built.
 * @param base - The path below which it was built, with a slash at both ends.
 */
export function siteServer(folder: string, base: string): Server {
  return createServer(({ url = '/', method }, response) => {
    if (method !== 'GET' && method !== 'HEAD')
      return void response.writeHead(405, { allow: 'GET, HEAD' }).end()
    const path = pathOf(url)
    const inside = path?.startsWith(base) ? path.slice(base.length) : undefined
    const file = inside === undefined ? undefined : fileAt(folder, inside)
    if (file) return send(response, 200, file)
    if (path === '/' && base !== '/') return void response.writeHead(302, { location: base }).end()
    send(response, 404, join(folder, '404.html'))
  })
}

function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, 'http://site').pathname)
  } catch {
    return undefined
  }
}

function fileAt(folder: string, path: string): string | undefined {
  const inside = normalize(`/${path}`)
  return [inside, `${inside}.html`, `${inside}/index.html`]
    .map((name) => join(folder, name))
    .find((name) => statSync(name, { throwIfNoEntry: false })?.isFile())
}

function send(response: ServerResponse, status: number, file: string): void {
  response.writeHead(status, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response)
}
