import { createClient } from '@mediaplug/core'
import { mediaio } from '@mediaplug/provider-mediaio'
import { tencent } from '@mediaplug/provider-tencent'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { type KnownModel, knownModel } from '../src/model/known-model.js'

const client = createClient({ providers: [mediaio(), tencent(), tomoviee()] })

/** A model of an installed provider, which nothing is asked of. */
export const known = (id: string): KnownModel => knownModel(client, id)
