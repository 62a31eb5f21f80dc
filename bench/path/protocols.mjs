// The protocols that the vendor of the benchmark speaks, as the hand-written loops ask for them.

const json = (body) => ({ method: 'POST', body: JSON.stringify(body) })
const kite = 'a red kite over the sea'

/** One job: what creates it, what asks after it until it is done, and where its result is. */
export const protocols = {
  tomoviee: {
    create: () => ({
      path: '/v1/open/capacity/application/tm_text2video_b',
      ...json({ prompt: kite, duration: 5 }),
    }),
    poll: ({ data }) => ({ path: '/v1/open/pub/task', ...json({ task_id: data.task_id }) }),
    isDone: ({ data }) => data.status === 3,
    result: ({ data }) => JSON.parse(data.result).video_path[0],
  },
  mediaio: {
    create: () => ({
      path: '/generation/t2i-imagen-4',
      ...json({ prompt: kite, ratio: '1:1', counts: '1' }),
    }),
    poll: ({ data }) => ({ path: `/generation/result/${data.task_id}`, ...json({}) }),
    isDone: ({ data }) => data.status === 'completed',
    result: ({ data }) => data.result[0].image,
  },
  edrawmax: {
    create: () => ({ path: '/skills/generate-flowchart', ...json({ prompt: kite, lang: 'en' }) }),
    isDone: () => true,
    result: ({ data }) => data.png_url,
  },
  fal: {
    create: () => ({ path: '/fal-ai/kite', ...json({ prompt: kite }) }),
    poll: ({ request_id }) => ({ path: `/fal-ai/kite/requests/${request_id}/status`, method: 'GET' }),
    isDone: ({ status }) => status === 'COMPLETED',
    last: ({ request_id }) => ({ path: `/fal-ai/kite/requests/${request_id}`, method: 'GET' }),
    result: ({ images }) => images[0].url,
  },
  replicate: {
    create: () => ({ path: '/v1/models/acme/kite/predictions', ...json({ input: { prompt: kite } }) }),
    poll: ({ id }) => ({ path: `/v1/predictions/${id}`, method: 'GET' }),
    isDone: ({ status }) => status === 'succeeded',
    result: ({ output }) => output[0],
  },
  'fal-at-once': {
    create: () => ({ path: '/run/fal-ai/kite', ...json({ prompt: kite }) }),
    isDone: () => true,
    last: () => ({ path: '/file.png', method: 'GET' }),
    result: (bytes) => bytes,
  },
}

const headers = { 'content-type': 'application/json', authorization: 'Bearer benchmark' }

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** A hand-written loop over a way to send a request: what any library is compared with. */
export function handWritten(name, send, intervalMs = 0) {
  const protocol = protocols[name]
  return async () => {
    const created = await send({ headers, ...protocol.create() })
    let state = created
    if (protocol.poll) {
      for (;;) {
        if (intervalMs > 0) await pause(intervalMs)
        state = await send({ headers, ...protocol.poll(created) })
        if (protocol.isDone(state)) break
      }
    }
    if (protocol.last) state = await send({ headers, ...protocol.last(created) })
    return protocol.result(state)
  }
}
