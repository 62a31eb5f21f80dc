import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createClient } from '@mediaplug/core'
import { mediaio } from '@mediaplug/provider-mediaio'
import { announce, attempt, tell } from '../attempt.js'
import { type Answer, type Exchange, openGateway, send } from '../gateway.js'
import type { Stage } from '../stage.js'

/** A number that no double has. */
const vendorsNumber = '1876543210987654321'

const gzipped = ({ status, headers, body }: Answer): Answer => ({
  status,
  headers: { ...headers, 'content-encoding': 'gzip' },
  body: gzipSync(body),
})

/** Calls a task by a number, as JSON has it: without quotation marks. */
function createNumbering() {
  let taskId = ''
  return {
    inPath: (path: string) => path.replace(vendorsNumber, taskId),
    inAnswer({ body, ...answer }: Answer): Answer {
      const text = body.toString()
      taskId ||= /"task_id":"([^"]+)"/.exec(text)?.[1] ?? ''
      return { ...answer, body: Buffer.from(text.replace(`"${taskId}"`, vendorsNumber)) }
    },
  }
}

/** A gateway does more than it was asked to. */
export async function zealousGateway({ vendors, pictures }: Stage): Promise<void> {
  announce(
    'A zealous gateway',
    `It says 100 and 103 before it answers, compresses all answers and the picture, and numbers tasks: ${vendorsNumber}.`,
  )
  const numbering = createNumbering()
  const coded: string[] = []
  async function handle({ request, path, response, ask }: Exchange): Promise<void> {
    response.writeContinue()
    response.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' })
    const answer = await ask(numbering.inPath(path))
    coded.push(`${request.method} ${path.split('?')[0]}`)
    send(response, gzipped(path.startsWith('/results/') ? answer : numbering.inAnswer(answer)))
  }
  const { port, close } = await openGateway(vendors.baseUrls.mediaio, { handle })
  const provider = mediaio({ ...vendors.credentials.mediaio, baseUrl: `http://127.0.0.1:${port}` })
  const client = createClient({ providers: [provider], pacing: () => 200 })
  await attempt("draws 'by-gateway'", async () => {
    const result = await client.generate('mediaio/t2i-imagen-4', { prompt: 'A red kite', aspectRatio: '1:1' })
    tell(`its number: ${result.handle.ref}, which a double would make ${Number(result.handle.ref)}`)
    return result.save(join(pictures, 'by-gateway'), { overwrite: true })
  })
  tell(`compressed: ${coded.length} answers, the last of ${coded.at(-1)}`)
  await close()
}
