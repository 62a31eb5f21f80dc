import {
  type FakeReply,
  type FakeRequest,
  type FakeRoute,
  type FakeVendor,
  fakeVendor,
} from '@mediaplug/testing'

const key = 'key-id:fal-secret-0123456789'

/** What a prompt has to say for a request to fail, and how fal tells of it. */
export const failures = {
  content: {
    status: 422,
    body: {
      detail: [{ loc: ['body', 'prompt'], msg: 'Not allowed here', type: 'content_policy_violation' }],
    },
  },
  runner: { status: 500, body: { detail: 'The runner failed', error_type: 'runner_server_error' } },
} satisfies Record<string, FakeReply>

const isFailure = (prompt: string): prompt is keyof typeof failures => Object.hasOwn(failures, prompt)
const canceled: FakeReply = {
  status: 499,
  body: { detail: 'Request was cancelled', error_type: 'client_cancelled' },
}
const unknown: FakeReply = { status: 404, body: { detail: 'Request not found' } }
const words: Readonly<Record<string, string>> = {
  queued: 'IN_QUEUE',
  running: 'IN_PROGRESS',
  succeeded: 'COMPLETED',
  canceled: 'COMPLETED',
}

/** A route that wants the key. */
const guarded = (operation: string, answer: FakeRoute['answer']): FakeRoute => ({
  operation,
  answer: (request, context) =>
    request.headers.authorization === `Key ${key}`
      ? answer(request, context)
      : { status: 401, body: { detail: 'Authentication is required' } },
})

const fieldOf = ({ body }: FakeRequest, name: string): unknown => Object(body)[name]

/**
 * fal's queue, storage and results, as its documents and its client tell of them: one app with two endpoints. All of
 * fal's hosts are this one.
 */
export function openFakeFal(): Promise<FakeVendor> {
  const requests = new Map<string, FakeRequest>()

  const submit = (...required: readonly string[]) =>
    guarded('create', (request, context) => {
      const missing = required.find((name) => typeof fieldOf(request, name) !== 'string')
      if (missing !== undefined)
        return {
          status: 422,
          body: { detail: [{ loc: ['body', missing], msg: 'Field required', type: 'missing' }] },
        }
      const { id } = context.begin()
      requests.set(id, request)
      const url = `http://${request.headers.host}/fal-ai/flux/requests/${id}`
      return {
        body: {
          status: 'IN_QUEUE',
          request_id: id,
          queue_position: 0,
          response_url: url,
          status_url: `${url}/status`,
          cancel_url: `${url}/cancel`,
        },
      }
    })

  return fakeVendor({
    credentials: { key },
    refusal: (code, message) => ({
      status: 422,
      body: { detail: [{ loc: ['body'], msg: message, type: code }] },
    }),
    routes: {
      'POST /fal-ai/flux/dev': submit('prompt'),
      'POST /fal-ai/flux/dev/image-to-image': submit('prompt', 'image_url'),

      'GET /fal-ai/flux/requests/:id/status': guarded('poll', ({ params: { id = '' } }, context) => {
        const task = context.task(id)
        if (task === undefined) return unknown
        const common = { request_id: id, logs: [] }
        const status = words[task.state] ?? task.state
        if (status === 'IN_QUEUE') return { status: 202, body: { ...common, status, queue_position: 3 } }
        if (status === 'COMPLETED') return { body: { ...common, status, metrics: { inference_time: 1.5 } } }
        return { status: 202, body: { ...common, status } }
      }),

      'GET /fal-ai/flux/requests/:id': guarded('poll', ({ params: { id = '' } }, context) => {
        const [task, request] = [context.task(id), requests.get(id)]
        if (task === undefined || request === undefined) return unknown
        if (task.state === 'canceled') return canceled
        if (task.state !== 'succeeded')
          return { status: 400, body: { detail: 'Request is still in progress' } }
        const prompt = String(fieldOf(request, 'prompt'))
        if (isFailure(prompt)) return failures[prompt]
        const count = Number(fieldOf(request, 'num_images') ?? 1)
        const image = () => ({
          url: context.file('image/jpeg'),
          width: 1_024,
          height: 768,
          content_type: 'image/jpeg',
        })
        return {
          headers: { 'x-fal-request-id': id, 'x-fal-billable-units': String(count) },
          body: {
            images: Array.from({ length: count }, image),
            timings: { inference: 1.5 },
            seed: fieldOf(request, 'seed') ?? 4_711,
            has_nsfw_concepts: Array.from({ length: count }, () => false),
            prompt,
          },
        }
      }),

      'PUT /fal-ai/flux/requests/:id/cancel': guarded('cancel', ({ params: { id = '' } }, context) => {
        const task = context.task(id)
        if (task === undefined) return { status: 404, body: { status: 'NOT_FOUND' } }
        if (task.state === 'succeeded') return { status: 400, body: { status: 'ALREADY_COMPLETED' } }
        task.cancel()
        return { status: 202, body: { status: 'CANCELLATION_REQUESTED' } }
      }),

      'POST /storage/upload/initiate': guarded('initiate', (request, context) => ({
        body: {
          upload_url: `http://${request.headers.host}/uploads/${fieldOf(request, 'file_name')}?proof=f00d`,
          file_url: context.file(String(fieldOf(request, 'content_type'))),
        },
      })),

      'PUT /uploads/:name': {
        operation: 'upload',
        answer: ({ query, headers: { authorization } }) =>
          query.get('proof') === 'f00d' && authorization === undefined
            ? { body: {} }
            : { status: 403, body: { detail: 'The proof of the URL is needed, and nothing else' } },
      },
    },
  })
}
