import { edrawmax } from '@mediaplug/provider-edrawmax'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { describe, expect, test } from 'vitest'
import { createDurableClient } from './create-durable-client.js'

/** Nobody listens there. */
const nowhere = 'postgresql://user:secret-word@127.0.0.1:9/media'

const openClient = () => createDurableClient({ database: nowhere, providers: [edrawmax(), tomoviee()] })

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.unreachable('it should have been rejected'),
    (error: unknown) => error,
  )
}

describe('a durable client', () => {
  test.each([
    'media',
    'http://localhost/media',
    'postgresql://localhost:5432',
    'mysql://localhost/media',
    '',
  ])('refuses %j as a database, and says what one is', (database) => {
    expect(() => createDurableClient({ database, providers: [edrawmax()] })).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        message: expect.stringContaining("'postgresql://user:password@host:5432/name'"),
      }),
    )
  })

  test('names an option that is wrong, and itself', () => {
    const options = { database: nowhere, providers: [edrawmax()], sink: 'a folder' }
    // @ts-expect-error A sink has functions.
    expect(() => createDurableClient(options)).toThrow(/createDurableClient\(\).*sink.*must be a sink/s)
  })

  test('lists its models without a database and without credentials', async () => {
    const client = openClient()
    expect(client.models.map(({ id }) => id)).toContain('tomoviee/text-to-video')
    await client.close()
  })

  test('checks a request before it looks for the database', async () => {
    const client = openClient()
    const error = await rejection(client.submit('tomoviee/text-to-video', { prompt: '' }))
    expect(error).toMatchObject({ code: 'invalid-input', model: 'tomoviee/text-to-video' })
    await client.close()
  })

  test('says which database cannot be reached, without its password', async () => {
    const client = openClient()
    const error = await rejection(client.submit('text-to-diagram', { prompt: 'sign-up flow' }))
    expect(error).toMatchObject({
      code: 'journal',
      retryable: true,
      message: expect.stringContaining("'media' at 127.0.0.1:9"),
    })
    expect(JSON.stringify(error)).not.toContain('secret-word')
    await client.close()
  })
})
