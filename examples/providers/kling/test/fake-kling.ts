import { createHmac } from 'node:crypto'
import {
  type FakeReply,
  type FakeRequest,
  type FakeRoute,
  type FakeVendor,
  fakeVendor,
} from '@mediaplug/testing'

const accessKey = 'access-0123456789'
const secretKey = 'secret-0123456789'

/** Codes that come with HTTP 429. */
const limits: readonly unknown[] = [1100, 1101, 1102, 1302, 1303, 1304]

type Fields = Readonly<Record<string, unknown>>

const envelope = (code: number, message: string, data?: object) => ({
  code,
  message,
  request_id: 'request-1',
  data,
})
const refuse = (status: number, code: number, message: string): FakeReply => ({
  status,
  body: envelope(code, message),
})
const good = (data: object): FakeReply => ({ body: envelope(0, 'SUCCEED', data) })

/** Kling's words. Any other is passed on. */
const words: Readonly<Record<string, string>> = {
  queued: 'submitted',
  running: 'processing',
  succeeded: 'succeed',
}

/** What is wrong with a token: read by the rules of JSON Web Tokens, apart from the provider that writes one. */
function tokenFault({ headers }: FakeRequest, now: Date): FakeReply | undefined {
  const [scheme, token = ''] = String(headers.authorization ?? '').split(' ')
  if (scheme !== 'Bearer') return refuse(401, 1001, 'Authorization is empty')
  const [head = '', claims = '', proof] = token.split('.')
  const expected = createHmac('sha256', secretKey).update(`${head}.${claims}`).digest('base64url')
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  if (proof !== expected || read(head).alg !== 'HS256' || read(claims).iss !== accessKey)
    return refuse(401, 1002, 'Authorization is invalid')
  const { exp, nbf } = read(claims)
  const seconds = now.getTime() / 1_000
  const date = { date: now.toUTCString() }
  if (nbf > seconds) return { ...refuse(401, 1003, 'Authorization is not yet valid'), headers: date }
  return exp > seconds ? undefined : { ...refuse(401, 1004, 'Authorization has expired'), headers: date }
}

/** What is wrong with the fields of a request. */
function fieldFault(fields: Fields, known: readonly string[]): FakeReply | undefined {
  const unknown = Object.keys(fields).find((name) => !known.includes(name))
  if (unknown !== undefined) return refuse(400, 1201, `${unknown} is not known`)
  const { prompt, duration = '5', image = 'https://x.example' } = fields
  if (typeof prompt !== 'string') return refuse(400, 1201, 'prompt is needed')
  if (duration !== '5' && duration !== '10') return refuse(400, 1201, 'duration value is invalid')
  return String(image).startsWith('data:') ? refuse(400, 1201, 'image is no Base64') : undefined
}

const common = ['model_name', 'prompt', 'negative_prompt']

/**
 * Kling's API, as its documents tell it: two kinds of task, both asked after in the same way. Its clock may be ahead of
 * that of this machine.
 */
export function openFakeKling(aheadSeconds = 0): Promise<FakeVendor> {
  const requests = new Map<string, Fields>()

  const guarded = (operation: string, answer: FakeRoute['answer']): FakeRoute => ({
    operation,
    answer: (request, context) =>
      tokenFault(request, new Date(Date.now() + aheadSeconds * 1_000)) ?? answer(request, context),
  })

  const create = (...own: readonly string[]) =>
    guarded('create', ({ body }, context) => {
      const fields: Fields = Object(body)
      const fault = fieldFault(fields, [...common, ...own])
      if (fault !== undefined) return fault
      const { id } = context.begin()
      requests.set(id, fields)
      const time = context.now().getTime()
      return good({
        task_id: id,
        task_status: 'submitted',
        task_info: {},
        created_at: time,
        updated_at: time,
      })
    })

  const ask = guarded('poll', ({ params: { id = '' } }, context) => {
    const [task, fields] = [context.task(id), requests.get(id)]
    if (task === undefined || fields === undefined) return refuse(404, 1203, 'the task does not exist')
    const told = { task_id: id, task_status: words[task.state] ?? task.state, task_status_msg: '' }
    if (task.state !== 'succeeded') return good({ ...told, task_result: {} })
    const video = { id: 'video-1', url: context.file('video/mp4'), duration: fields.duration ?? '5' }
    return good({ ...told, task_result: { videos: [video] }, final_unit_deduction: '3.5' })
  })

  return fakeVendor({
    credentials: { accessKey, secretKey },
    refusal: (code, message) => refuse(limits.includes(code) ? 429 : 400, Number(code), message),
    routes: {
      'POST /v1/videos/text2video': create('mode', 'duration', 'aspect_ratio'),
      'GET /v1/videos/text2video/:id': ask,
      'POST /v1/videos/image2video': create('mode', 'duration', 'image'),
      'GET /v1/videos/image2video/:id': ask,
    },
  })
}
