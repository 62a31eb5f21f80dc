import type { Sink } from '@mediaplug/core'
import { MediaplugError } from '@mediaplug/core'
import type { Plan } from '@mediaplug/core/remote'

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  yield bytes
}

/** Where a file of a request is kept. */
const keyOf = (id: string, number: number): string => `inputs/${id}/${number}`

function noSink([model]: Plan['models']): MediaplugError {
  const message = `${model}: a file of the request is on this machine, where no worker can read it. Give createDurableClient a sink that the workers have too, or give the file by an https: URL. Nothing was stored.`
  return new MediaplugError('unsupported', message, { model, phase: 'input' })
}

/**
 * Puts the files of a request where workers can read them, and then stores it. Where it is not stored, or is another one
 * that was stored before, they are removed again.
 *
 * @param store - Stores the request whose files have these keys, and gives what is stored.
 * @throws MediaplugError `unsupported` where there is no such place, `download` where they cannot be kept.
 */
export async function keepFiles<Stored extends { readonly id: string }>(
  sink: Sink | undefined,
  id: string,
  { models, files }: Plan,
  store: (keys: readonly string[]) => Promise<Stored>,
): Promise<Stored> {
  if (files.length === 0) return store([])
  if (!sink) throw noSink(models)
  const keys = files.map((_, number) => keyOf(id, number))
  const remove = (): Promise<unknown> => Promise.allSettled(keys.map((key) => sink.delete(key)))
  let stored: Stored | undefined
  try {
    for (const [number, { bytes, mediaType }] of files.entries()) {
      await sink.put(keyOf(id, number), { mediaType, content: once(bytes) })
    }
  } catch (cause) {
    await remove()
    const text = cause instanceof Error ? cause.message : String(cause)
    const message = `${models[0]}: a file of the request could not be kept in the sink, so nothing was stored: ${text}`
    throw new MediaplugError('download', message, { model: models[0], phase: 'input', cause })
  }
  try {
    stored = await store(keys)
    return stored
  } catch (error) {
    // Where the database did not say, the request may be stored.
    if (MediaplugError.is(error) && error.code === 'invalid-input') await remove()
    throw error
  } finally {
    if (stored !== undefined && stored.id !== id) await remove()
  }
}
