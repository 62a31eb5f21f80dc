import {
  type FakeContext,
  type FakeReply,
  type FakeRequest,
  type FakeRoute,
  fakeVendor,
} from '../src/index.js'

const statuses: Readonly<Record<string, number>> = { 'bad-key': 401, busy: 429, 'no-such-task': 404 }

const refusal = (code: string | number, message = 'no luck'): FakeReply => ({
  status: statuses[code] ?? 400,
  body: { error: { code, message } },
})

/** The beginning of a PNG, which is paid for again. */
const anotherImage = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

const isOpen = (context: FakeContext, id: string): boolean =>
  ['queued', 'running'].includes(context.task(id)?.state ?? '')

const finished = (context: FakeContext) => ({
  url: context.file('image/png'),
  expires: Math.floor(context.now().getTime() / 1_000) + 3_600,
})

const pollTask = ({ params }: FakeRequest, context: FakeContext): FakeReply => {
  const task = context.task(params.id ?? '')
  if (task === undefined) return refusal('no-such-task')
  if (task.state !== 'succeeded') return { body: { state: task.state } }
  return { body: { state: task.state, ...finished(context) } }
}

const cancelTask = ({ params }: FakeRequest, context: FakeContext): FakeReply => {
  const task = context.task(params.id ?? '')
  task?.cancel()
  return task ? { body: {} } : refusal('no-such-task')
}

/**
 * Makes vendors that the providers of the tests speak to. Their tasks take three minutes of their time.
 *
 * @param mostTasks - How many tasks they allow at a time.
 */
export const acmeVendor =
  (mostTasks = Number.POSITIVE_INFINITY) =>
  () => {
    const taskIds: string[] = []
    const byKey = new Map<string, string>()
    const apiKey = `sk-acme-${crypto.randomUUID()}`

    const guarded = (operation: string, answer: FakeRoute['answer']): FakeRoute => ({
      operation,
      answer(request, context) {
        const { authorization, 'x-acme': key } = request.headers
        const known = authorization === `Bearer ${apiKey}` || key === apiKey
        return known ? answer(request, context) : refusal('bad-key', 'unknown key')
      },
    })

    /** A request with a key that is known already is for the same task. */
    function createTask({ headers }: FakeRequest, context: FakeContext): FakeReply {
      const key = String(headers['idempotency-key'])
      const earlier = byKey.get(key)
      if (earlier !== undefined) return { body: { id: earlier }, accepted: false }
      if (taskIds.filter((id) => isOpen(context, id)).length >= mostTasks) return refusal('busy')
      const { id } = context.begin()
      taskIds.push(id)
      if (headers['idempotency-key']) byKey.set(key, id)
      const waits = headers.prefer === 'wait'
      return { body: waits ? { id, ...finished(context) } : { id } }
    }

    return fakeVendor({
      credentials: { apiKey },
      taskSeconds: 180,
      refusal,
      routes: {
        'POST /sketches': guarded('create', createTask),
        'GET /sketches/:id': guarded('poll', pollTask),
        'POST /inks': guarded('upload', () => ({ body: {} })),
        'GET /keys/:key': guarded('lookup', ({ params }) => {
          const id = byKey.get(params.key ?? '')
          return id === undefined ? refusal('no-such-task') : { body: { id } }
        }),
        'DELETE /sketches/:id': guarded('cancel', cancelTask),
        'POST /drawings': guarded('create', (_request, context) => ({
          body: { url: context.file('image/png') },
        })),
        'GET /drawings/anew': { operation: 'create', answer: () => ({ body: anotherImage }) },
        'GET /credits': guarded('account', () => ({ body: { credits: 12 } })),
      },
    })
  }
