import { describe, expect, test } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { apiKey, kite, openScene } from '../../test/scene.js'
import { acme } from '../../test/scripted-provider.js'
import { fileJournal } from '../journal/file/file-journal.js'
import { createClient } from './create-client.js'

const attempt = async (act: () => unknown): Promise<unknown> => act()

type Scene = Awaited<ReturnType<typeof openScene>>

/** What is refused before anything is sent, each at its place. */
const refused: readonly {
  readonly what: string
  readonly act: (scene: Scene) => unknown
  readonly issues: readonly object[]
}[] = [
  {
    what: 'a field of a model',
    act: ({ client }) => client.generate('acme/picture', { prompt: '' }),
    issues: [{ path: ['prompt'], allowed: { type: 'string', minLength: 1 } }],
  },
  {
    what: 'a field of a capability',
    act: ({ client }) => client.submit('text-to-image', { prompt: 7 } as never),
    issues: [{ path: ['prompt'], allowed: { type: 'string' } }],
  },
  {
    what: 'a field that a model does not have',
    act: ({ client }) => client.submit('acme/picture', { ...kite, seed: 1 } as never),
    issues: [{ path: ['seed'], allowed: { propertyNames: { enum: ['prompt'] } } }],
  },
  {
    what: 'an option of a call',
    act: ({ client }) => client.generate('acme/picture', kite, { timeoutMs: -1 }),
    issues: [{ path: ['timeoutMs'], allowed: { type: 'number', exclusiveMinimum: 0 } }],
  },
  {
    what: 'an option that there is not',
    act: ({ client }) => client.generate('acme/picture', kite, { timeout: 1 } as never),
    issues: [
      { path: ['timeout'], allowed: { propertyNames: { enum: expect.arrayContaining(['timeoutMs']) } } },
    ],
  },
  {
    what: 'a signal',
    act: ({ client }) => client.generate('acme/picture', kite, { signal: 'stop' } as never),
    issues: [{ path: ['signal'] }],
  },
  {
    what: 'a listener',
    act: ({ client }) => client.generate('acme/picture', kite, { onStatus: 'log' } as never),
    issues: [{ path: ['onStatus'] }],
  },
  {
    what: 'a handle',
    act: ({ client }) => client.resume({ v: 1, model: 'acme/picture', ref: 'a b', submittedAt: 'x' }),
    issues: [{ path: ['ref'], allowed: { pattern: expect.any(String) } }, { path: ['submittedAt'] }],
  },
  {
    what: 'an option of a client',
    act: () => createClient({ providers: [acme({ apiKey })], settling: 'never' as never }),
    issues: [{ path: ['settling'], allowed: { enum: ['on-delivery', 'by-caller'] } }],
  },
  {
    what: 'a time of a client',
    act: () => createClient({ providers: [acme({ apiKey })], timeoutMs: -1 }),
    issues: [{ path: ['timeoutMs'], allowed: { type: 'number', exclusiveMinimum: 0 } }],
  },
  {
    what: 'a provider that is given twice',
    act: () => createClient({ providers: [acme({ apiKey }), acme({ apiKey })] }),
    issues: [{ path: ['providers', 1] }],
  },
  {
    what: 'a common setting',
    act: () => acme({ apiKey, limits: { concurrentTasks: 0 } }),
    issues: [{ path: ['limits', 'concurrentTasks'], allowed: { type: 'integer', minimum: 1 } }],
  },
  {
    what: 'a setting that there is not',
    act: () => acme({ apiKey, baseURL: 'https://x.example' } as never),
    issues: [
      {
        path: ['baseURL'],
        allowed: { propertyNames: { enum: expect.arrayContaining(['apiKey', 'baseUrl']) } },
      },
    ],
  },
  {
    what: 'a credential',
    act: () => acme({ apiKey: 7 } as never),
    issues: [{ path: ['apiKey'] }],
  },
  {
    what: 'an option of a journal',
    act: () => fileJournal('tasks.jsonl', { compactAtBytes: -1 }),
    issues: [{ path: ['compactAtBytes'], allowed: { type: 'integer', minimum: 0 } }],
  },
]

describe('what is wrong is told as data', () => {
  test.each(refused)('$what', async ({ act, issues }) => {
    const scene = await openScene()
    const error = await rejection(attempt(() => act(scene)))
    expect(error).toMatchObject({ code: 'invalid-input', issues })
    expect(error.issues).toHaveLength(issues.length)
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ issues: error.issues })
    expect(scene.vendor.requests).toHaveLength(0)
  })
})

test('a secret that is known stands in no issue, wherever it was given', async () => {
  const { client } = await openScene()
  await client.generate('acme/picture', kite)
  const error = await rejection(client.generate('acme/picture', { prompt: '', [apiKey]: apiKey } as never))
  expect(error.issues).toHaveLength(2)
  expect(JSON.stringify(error)).not.toContain(apiKey)
})
