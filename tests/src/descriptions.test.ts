import { edrawmax } from '@mediaplug/provider-edrawmax'
import { mediaio } from '@mediaplug/provider-mediaio'
import { tencent } from '@mediaplug/provider-tencent'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { volcTos } from '@mediaplug/provider-volc-tos'
import { describe, expect, test } from 'vitest'

const providers = [
  edrawmax(),
  mediaio(),
  tencent({ region: 'ap-guangzhou' }),
  tomoviee(),
  volcTos({ bucket: 'my-pictures' }),
]
const descriptions = providers.flatMap(({ id, models }) =>
  Object.entries(models).map(([name, { description = '' }]) => [`${id}/${name}`, description] as const),
)

describe.each(descriptions)('whoever chooses is told of %s', (id, description) => {
  test('what it is, in some sentences and no more', () => {
    expect(description.length).toBeGreaterThan(120)
    expect(description.length).toBeLessThan(420)
    expect(description.match(/[.:;] /g)?.length ?? 0).toBeGreaterThan(1)
    expect(description).toMatch(/\.$/)
  })

  test('nothing that another model is told too', () => {
    expect(descriptions.filter(([other, text]) => other !== id && text === description)).toEqual([])
  })
})
