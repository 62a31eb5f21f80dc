import {
  type FakeContext,
  type FakeRequest,
  type FakeRoute,
  type FakeTask,
  type FakeVendor,
  fakeVendor,
} from '@mediaplug/testing'

const token = 'r8_replicate-0123456789'
const usualWaitSeconds = 60
const words: Readonly<Record<string, string>> = { queued: 'starting', running: 'processing' }

/** The prompt whose prediction fails. */
export const failingPrompt = 'something forbidden'

/** A route that wants the token. */
const guarded = (operation: string, answer: FakeRoute['answer']): FakeRoute => ({
  operation,
  answer: (request, context) =>
    request.headers.authorization === `Bearer ${token}`
      ? answer(request, context)
      : {
          status: 401,
          body: problem(401, 'Unauthenticated', 'You did not pass a valid authentication token'),
        },
})

const problem = (status: number, title: string, detail: string) => ({ title, detail, status })
const unknown = { status: 404, body: problem(404, 'Not found', 'The requested resource could not be found.') }

const inputOf = ({ body }: FakeRequest): Readonly<Record<string, unknown>> => Object(Object(body).input)

/** How long a client wants its answer to wait, by its `Prefer` header. */
function waitSecondsOf({ headers }: FakeRequest): number {
  const [, seconds] = /^wait(?:=(\d+))?$/.exec(String(headers.prefer)) ?? [undefined, '0']
  return seconds === undefined ? usualWaitSeconds : Number(seconds)
}

/**
 * Replicate's predictions and files, as its documents and its client tell of them. The vendor's clock moves on in place
 * of an answer that waits.
 *
 * @param taskSeconds - How long a prediction takes.
 */
export async function openFakeReplicate(taskSeconds = 60): Promise<FakeVendor> {
  const requests = new Map<string, FakeRequest>()

  function predictionOf({ id, state }: FakeTask, context: FakeContext) {
    const request = requests.get(id)
    if (request === undefined) throw new Error(`there is no request for ${id}`)
    const input = inputOf(request)
    const { owner, name } = request.params
    const url = `http://${request.headers.host}/predictions/${id}`
    const failed = state === 'succeeded' && input.prompt === failingPrompt
    const file = () => context.file(`image/${input.output_format ?? 'webp'}`)
    const files = Array.from({ length: Number(input.num_outputs ?? 1) }, file)
    return {
      id,
      model: `${owner}/${name}`,
      version: 'hidden',
      input,
      logs: '',
      output: state !== 'succeeded' || failed ? null : name === 'flux-schnell' ? files : files[0],
      data_removed: false,
      error: failed ? 'The prompt was flagged as sensitive (E005)' : null,
      source: 'api',
      status: failed ? 'failed' : (words[state] ?? state),
      created_at: context.now().toISOString(),
      urls: { get: url, cancel: `${url}/cancel` },
      metrics: state === 'succeeded' ? { predict_time: 1.25, total_time: 1.5 } : {},
    }
  }

  const vendor = await fakeVendor({
    taskSeconds,
    credentials: { token },
    routes: {
      'POST /models/:owner/:name/predictions': guarded('create', (request, context) => {
        if (typeof inputOf(request).prompt !== 'string')
          return {
            status: 422,
            body: problem(422, 'Input validation failed', '- input: prompt is required\n'),
          }
        const task = context.begin()
        requests.set(task.id, request)
        const waitSeconds = waitSecondsOf(request)
        vendor.advance(Math.min(waitSeconds, taskSeconds))
        const isLate = waitSeconds > 0 && task.state !== 'succeeded'
        return { status: isLate ? 202 : 201, body: predictionOf(task, context) }
      }),

      'GET /predictions/:id': guarded('poll', ({ params: { id = '' } }, context) => {
        const task = context.task(id)
        return task === undefined ? unknown : { body: predictionOf(task, context) }
      }),

      'POST /predictions/:id/cancel': guarded('cancel', ({ params: { id = '' } }, context) => {
        const task = context.task(id)
        task?.cancel()
        return task === undefined ? unknown : { body: predictionOf(task, context) }
      }),

      'POST /files': guarded('upload', ({ body }, context) => {
        const { filename, mediaType, bytes } = Object(Object(body).content)
        if (!(bytes instanceof Uint8Array))
          return { status: 400, body: problem(400, 'Bad request', 'Missing content') }
        return {
          status: 201,
          body: {
            id: 'file-1',
            name: filename,
            content_type: mediaType,
            size: bytes.length,
            created_at: context.now().toISOString(),
            urls: { get: context.file('image/png') },
          },
        }
      }),
    },
  })
  return vendor
}
