import { type FakeReply, type FakeRoute, type FakeVendor, fakeVendor } from '@mediaplug/testing'

const apiKey = 'key-0123456789'
const taskSeconds = 60

/** The beginning of a PNG: enough for whoever looks what a file is. */
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').toString('base64')

const refuse = (status: number, code: string, message: string): FakeReply => ({
  status,
  headers: { 'x-request-id': 'request-1' },
  body: { error: { code, message } },
})
const unknownClip = refuse(404, 'unknown_clip', 'There is no such clip')

/** A route that wants the key. */
const guarded = (operation: string, answer: FakeRoute['answer']): FakeRoute => ({
  operation,
  answer: (request, context) =>
    request.headers.authorization === `Bearer ${apiKey}`
      ? answer(request, context)
      : refuse(401, 'bad_key', 'The key is not known'),
})

/** The vendor's words for the states of a task. A state of no vendor is passed on: the kit looks what comes of it. */
const words: Readonly<Record<string, object>> = {
  queued: { state: 'waiting', place: 3 },
  running: { state: 'working', percent: 40 },
  canceled: { state: 'stopped' },
}

/** The vendor's protocol, as its documents tell it, on this machine: no account, no cost. */
export function openVendor(): Promise<FakeVendor> {
  return fakeVendor({
    credentials: { apiKey },
    taskSeconds,
    refusal: (code, message) => refuse(400, String(code), message),
    routes: {
      'POST /v1/icons': guarded('create', ({ body }) => {
        const { prompt, seed = 4_711 } = Object(body)
        return prompt ? { body: { png, seed } } : refuse(400, 'bad_request', 'A prompt is needed')
      }),

      'POST /v1/clips': guarded('create', ({ body }, context) => {
        const { text } = Object(body)
        if (!text) return refuse(400, 'bad_request', 'A text is needed')
        return { status: 202, body: { id: context.begin().id } }
      }),

      'GET /v1/clips/:id': guarded('poll', ({ params }, context) => {
        const task = context.task(params.id ?? '')
        if (task === undefined) return unknownClip
        if (task.state !== 'succeeded') return { body: words[task.state] ?? { state: task.state } }
        const expires = Math.floor(context.now().getTime() / 1_000) + 3_600
        return { body: { state: 'done', url: context.file('video/mp4'), expires, credits: 20 } }
      }),

      'DELETE /v1/clips/:id': guarded('cancel', ({ params }, context) => {
        const task = context.task(params.id ?? '')
        task?.cancel()
        return task === undefined ? unknownClip : { status: 204, body: undefined }
      }),
    },
  })
}
