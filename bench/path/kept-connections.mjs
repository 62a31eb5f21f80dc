// What a kept connection can cost: a vendor that closes idle connections is asked again just then.
// node kept-connections.mjs. Prints doubts, repetitions and failures for some times.
import { createServer } from 'node:http'
import { createClient } from '../../packages/core/dist/index.js'
import { tomoviee } from '../../packages/provider-tomoviee/dist/index.js'

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

async function measure({ closesAfterMs, askedAfterMs, times, starts }) {
  let created = 0
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const data = JSON.stringify({ code: 0, msg: '', data: { task_id: `t${++created}` } })
      response.writeHead(200, { 'content-type': 'application/json' }).end(data)
      const { socket } = response
      setTimeout(() => socket.end(), closesAfterMs)
    })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${server.address().port}`
  const provider = tomoviee({
    appKey: 'benchmark-key',
    appSecret: 'benchmark-secret',
    baseUrl,
    connections: { starts },
  })
  const client = createClient({ providers: [provider] })
  const codes = {}
  for (let time = 0; time < times; time++) {
    await client.submit('tomoviee/text-to-video', { prompt: 'a kite', duration: 5 }).catch(({ code }) => {
      codes[code] = (codes[code] ?? 0) + 1
    })
    await pause(askedAfterMs + Math.random() * 2 - 1)
  }
  server.closeAllConnections()
  server.close()
  return { starts, closesAfterMs, askedAfterMs, times, created, ...codes }
}

for (const starts of ['kept', 'fresh']) {
  console.log(JSON.stringify(await measure({ starts, closesAfterMs: 1_200, askedAfterMs: 1_200, times: 50 })))
  console.log(JSON.stringify(await measure({ starts, closesAfterMs: 20, askedAfterMs: 20, times: 1_500 })))
}
process.exit()
