import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { createClient, type SavedFile } from '@mediaplug/core'
import { mediaio } from '@mediaplug/provider-mediaio'
import { announce, attempt, tell } from '../attempt.js'
import { type Answer, type Exchange, openGateway, send } from '../gateway.js'
import type { Stage } from '../stage.js'

/** What the network makes of an answer. */
type Delivery = (response: ServerResponse, answer: Answer) => void

/** Announces the whole and ends the connection in its middle. */
const breakOff: Delivery = (response, { status, headers, body }) => {
  response.writeHead(status, { ...headers, 'content-length': body.length })
  response.write(body.subarray(0, body.length / 2), () => response.socket?.end())
}

/** Has another file in its place, whole, whatever part was asked for. */
const replaceBy =
  (body: Buffer): Delivery =>
  (response) =>
    send(response, { status: 200, headers: { 'content-type': 'image/png', etag: '"another"' }, body })

const page = '<!doctype html><title>Busy</title><p>We are very busy at the moment. Please try again later.'

/** A network in front of a vendor's files. */
async function openCdn(vendor: string) {
  let deliveries: Delivery[] = []
  let asked: string[] = []
  async function handle({ request, path, response, ask }: Exchange): Promise<void> {
    const answer = await ask()
    if (!path.startsWith('/results/')) return send(response, answer)
    asked.push(request.headers.range ?? 'the whole')
    const deliver = deliveries.shift() ?? send
    return deliver(response, answer)
  }
  const { port, close } = await openGateway(vendor, { handle })
  return {
    url: `http://127.0.0.1:${port}`,
    /** Says what becomes of the next answers. */
    expect(...next: Delivery[]) {
      deliveries = next
      asked = []
    },
    asked: () => asked.join(', then '),
    close,
  }
}

/** A network that delivers files does so badly. */
export async function cdn({ vendors, pictures, paid }: Stage): Promise<void> {
  announce(
    'A CDN',
    'It breaks off in the middle, exchanges files, and serves a page with status 200 as image/png.',
  )
  const network = await openCdn(vendors.baseUrls.mediaio)
  const provider = mediaio({ ...vendors.credentials.mediaio, baseUrl: network.url })
  const client = createClient({ providers: [provider], pacing: () => 200 })
  const draw = (prompt: string) => client.generate('mediaio/t2i-imagen-4', { prompt, aspectRatio: '1:1' })
  const where = (name: string) => join(pictures, name)
  const save = (result: Awaited<ReturnType<typeof draw>>, name: string): Promise<readonly SavedFile[]> =>
    result.save(where(name), { overwrite: true })

  network.expect(breakOff)
  await attempt("draws 'resumed', and the connection ends in the middle", async () =>
    save(await draw('A red kite'), 'resumed'),
  )
  tell(`it was asked for ${network.asked()}`)

  const another = replaceBy(await readFile(where('resumed.png')))
  network.expect(breakOff, another, another)
  await attempt("draws 'anew', and the file is another one after the middle", async () =>
    save(await draw('A blue boat'), 'anew'),
  )
  tell(`it was asked for ${network.asked()}`)

  const before = paid('mediaio')
  const balloon = await draw('A green balloon')
  network.expect(replaceBy(Buffer.from(page)))
  await attempt("saves 'balloon', and a page comes", () => save(balloon, 'balloon'))
  await attempt("saves 'balloon' again", () => save(balloon, 'balloon'))
  tell(`generations that the vendor began for it: ${paid('mediaio') - before}`)
  await network.close()
}
