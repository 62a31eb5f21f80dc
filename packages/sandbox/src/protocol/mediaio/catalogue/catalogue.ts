import { imageEffects, videoEffects } from './effects.js'
import { kling } from './kling.js'
import { minimax } from './minimax.js'
import type { Family, MediaKind, Model } from './model.js'
import { banana, imagen, seedream, soul } from './pictures.js'
import { veo } from './veo.js'
import { vidu } from './vidu.js'
import { wan } from './wan.js'

/** Every model of Media.io. The names of the families are those in its paths. */
export const models: readonly Model[] = [
  ...modelsOf('image', { banana, imagen, seedream, soul }),
  ...modelsOf('video', { kling, minimax, veo, vidu, wan }),
  ...modelsOf('image', { effects: imageEffects }),
  ...modelsOf('video', { effects: videoEffects }),
]

function modelsOf(makes: MediaKind, families: Readonly<Record<string, Family>>): Model[] {
  return Object.entries(families).flatMap(([family, entries]) =>
    Object.entries(entries).map(([code, entry]) => ({ ...entry, family, code, makes })),
  )
}
