import { createClient } from '@mediaplug/core'
import { createSandbox } from '@mediaplug/sandbox'
import { afterAll, expect } from 'vitest'
import { tomoviee } from '../src/index.js'

type Settings = NonNullable<Parameters<typeof tomoviee>[0]>

/** Where uploads go, and where files lie that nobody fetches. */
export const cat = 'https://media.example/cat.png'
export const clip = 'https://media.example/clip.mp4'

/** A sandbox until the tests of a file are over, and clients of it. */
export async function openScene(taskSeconds = 0) {
  const sandbox = await createSandbox({ vendors: ['tomoviee'], taskSeconds, framesPerSecond: 2 })
  afterAll(() => sandbox.close())
  const creates = () => sandbox.log.filter(({ operation }) => operation === 'create')

  return {
    sandbox,
    polls: () => sandbox.log.filter(({ operation }) => operation === 'poll').length,
    /** A client of the provider with these settings. */
    open: (settings: Settings = {}, pacingMs = 10) =>
      createClient({
        providers: [
          tomoviee({ ...sandbox.credentials.tomoviee, baseUrl: sandbox.baseUrls.tomoviee, ...settings }),
        ],
        pacing: () => pacingMs,
        upload: async () => 'https://media.example/uploaded',
        timeoutMs: 60_000,
      }),
    /** The request that a submission sends, once it is accepted. */
    async sent(submission: Promise<unknown>) {
      await submission
      const { path = '', body } = creates().at(-1) ?? {}
      return { capacity: path.split('/').at(-1), body }
    },
    /** Expects that a submission is refused, in these words, before anything is sent. */
    async expectRefused(submission: Promise<unknown>, message: string) {
      const before = creates().length
      await expect(submission).rejects.toMatchObject({
        code: 'invalid-input',
        phase: 'input',
        message: expect.stringContaining(message),
      })
      expect(creates()).toHaveLength(before)
    },
  }
}
