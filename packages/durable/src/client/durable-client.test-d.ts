import { type AnyClient, createClient, type Provider } from '@mediaplug/core'
import { edrawmax } from '@mediaplug/provider-edrawmax'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { expectTypeOf } from 'vitest'
import { createDurableClient } from './create-durable-client.js'

const database = 'postgresql://localhost/media'
const client = createClient({ providers: [edrawmax(), tomoviee()] })
const durable = createDurableClient({ database, providers: [edrawmax(), tomoviee()] })

// It is used where the other one is.
expectTypeOf(durable).toExtend<typeof client>()
expectTypeOf(durable).toExtend<AnyClient>()

const inputs = async () => {
  const task = await durable.submit('tomoviee/text-to-video', { prompt: 'a red kite' })
  expectTypeOf(task.handle.model).toEqualTypeOf<'tomoviee/text-to-video'>()
  const { assets } = await task.result()
  expectTypeOf(assets[0].kind).toEqualTypeOf<'video'>()
  // @ts-expect-error Its model knows no such field.
  await durable.submit('tomoviee/text-to-video', { prompt: 'a red kite', colour: 'red' })
  // @ts-expect-error Nobody has such a model.
  await durable.generate('tomoviee/text-to-taste', { prompt: 'a red kite' })
}
expectTypeOf(inputs).returns.resolves.toEqualTypeOf<void>()

// Where the providers are known only when the program runs.
const list: Provider[] = []
expectTypeOf(createDurableClient({ database, providers: list }).generate).toEqualTypeOf<
  AnyClient['generate']
>()
