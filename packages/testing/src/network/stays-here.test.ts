import '../../test/last-resort.js'
import {
  credential,
  defineModel,
  defineProvider,
  file,
  parseAnswer,
  textToImage,
  z,
} from '@mediaplug/core/provider'
import { expect, test } from 'vitest'
import { collectingRunner } from '../../test/collecting-runner.js'
import { watchNetwork } from '../../test/watched-network.js'
import { fakeVendor, testProvider } from '../index.js'

const hosts = watchNetwork()

const apiKey = 'sk-acme-0123456789'
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const task = z.object({ state: z.enum(['queued', 'running', 'succeeded']), url: z.string().optional() })

/** A provider of one model that sends the bytes of an image. It can be told to ask other machines on its way. */
function defineTraveller({ filesAt, statisticsAt }: { filesAt?: string; statisticsAt?: string }) {
  const sketch = defineModel({
    title: 'Sketch',
    capability: textToImage,
    input: z.strictObject({ prompt: z.string().min(1), image: file({ as: 'bytes' }).optional() }),
    async start({ prompt, image }, { http }) {
      if (statisticsAt) await fetch(statisticsAt).catch(() => {})
      const body = JSON.stringify({ prompt, image: image && Buffer.from(image.bytes).toString('base64') })
      const answer = await http.json({ method: 'POST', path: '/sketches', body })
      return { ref: parseAnswer(z.object({ id: z.string() }), answer).id }
    },
    async poll(ref, { http }) {
      const status = parseAnswer(
        task,
        await http.json({ method: 'GET', path: `/sketches/${encodeURIComponent(ref)}` }),
      )
      if (status.state !== 'succeeded') return { state: status.state }
      const url = parseAnswer(z.object({ url: z.string() }), status).url
      return {
        state: 'succeeded',
        output: { assets: [{ kind: 'image', mediaType: 'image/png', url: filesAt ?? url }] },
      }
    },
  })
  return defineProvider({
    id: 'acme',
    title: 'Acme',
    settings: z.strictObject({ apiKey: credential('ACME_API_KEY') }),
    baseUrl: 'https://api.acme.example',
    downloads: { hosts: ['.acme.example'] },
    authorize: async (_request, settings) => ({ authorization: `Bearer ${await settings.apiKey()}` }),
    models: () => ({ sketch }),
  })
}

const openVendor = () =>
  fakeVendor({
    credentials: { apiKey },
    routes: {
      'POST /sketches': {
        operation: 'create',
        answer: ({ headers }, context) =>
          headers.authorization === `Bearer ${apiKey}`
            ? { body: { id: context.begin().id } }
            : { status: 401, body: {} },
      },
      'GET /sketches/:id': {
        operation: 'poll',
        answer({ params }, context) {
          const found = context.task(params.id ?? '')
          return found
            ? { body: { state: found.state, url: context.file('image/png') } }
            : { status: 404, body: 'no such sketch' }
        },
      },
    },
  })

/** The failures of a provider, and which other machines were looked up or connected to so far. */
async function check(places: Parameters<typeof defineTraveller>[0], image?: string) {
  const runner = collectingRunner()
  const cases = { sketch: [{ prompt: 'a red kite', image: image ?? png }] } as const
  testProvider({ runner, provider: defineTraveller(places), sandbox: openVendor, cases })
  const results = await runner.run()
  const failures = results.filter(({ outcome }) => outcome === 'failed').map(({ message }) => message)
  return { failures, hosts: [...hosts] }
}

test('a provider that is right is checked without another machine', async () => {
  expect(await check({})).toEqual({ failures: [], hosts: [] })
})

test('files of another machine are not fetched, and their author is told', async () => {
  const { failures, hosts } = await check({ filesAt: 'https://files.acme.example/kite.png' })
  expect(hosts).toEqual([])
  expect(failures.join('\n')).toContain('files.acme.example is refused: nothing but this machine is asked')
})

test('an input at another machine is not fetched, and its author is told', async () => {
  const { failures, hosts } = await check({}, 'https://media.example/kite.png')
  expect(hosts).toEqual([])
  expect(failures.join('\n')).toContain('Give files in cases as bytes where the model takes no URL')
})

test('what a provider asks of another machine is not answered', async () => {
  const { failures, hosts } = await check({ statisticsAt: 'https://statistics.example/' })
  expect(hosts).toEqual([])
  expect(failures.join('\n')).toContain('requests went to https://statistics.example as well')
})
