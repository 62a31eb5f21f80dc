import { describe, expect, test } from 'vitest'
import { styles } from './style.js'

describe.each([
  ['watercolor', 104],
  ['cartoon-illustration', 107],
  ['3d-cartoon', 116],
  ['woodcarving', 120],
  ['clay', 121],
  ['fresh', 123],
  ['comic', 124],
  ['fine-brushwork', 125],
  ['jade', 126],
  ['porcelain', 127],
  ['felt-western', 128],
  ['retro', 129],
  ['steampunk', 130],
  ['cyberpunk', 131],
  ['sketch', 132],
  ['monet-garden', 133],
  ['impasto', 134],
  ['felt-asian', 135],
  ['japanese-anime', 201],
  ['traditional', 203],
  ['2.5d-anime', 210],
])('the style %s', (name, number) => {
  test.each([name, number, String(number)])(`is the vendor’s ${number}, given as %s`, (given) => {
    expect(styles.parse([given])).toEqual([String(number)])
  })
})

test.each([[['oil']], [[105]], [['0104']], [[104, 107]], [[]], ['watercolor'], [104]])(
  '%j is no style that the vendor has',
  (given) => {
    expect(styles.safeParse(given).success).toBe(false)
  },
)
