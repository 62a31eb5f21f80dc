import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readOutline } from './outline.js'

const partsOf = (prompt: string) => readOutline(prompt).items.map(({ text }) => text)

test.each([
  ['arrows', 'order -> pay => pack → ship', ['Order', 'Pay', 'Pack', 'Ship']],
  ['commas', 'order, pay, and ship', ['Order', 'Pay', 'Ship']],
  ['sentences', 'Order it. Pay 4.50 for it. Done!', ['Order it', 'Pay 4.50 for it', 'Done']],
  ['numbered lines', '1. order\n2. pay\n- ship', ['Order', 'Pay', 'Ship']],
  ['the word then', 'order then pay and then ship', ['Order', 'Pay', 'Ship']],
  ['Chinese punctuation', '下单，付款、发货；签收。', ['下单', '付款', '发货', '签收']],
  ['Chinese joining words', '下单然后付款接着发货', ['下单', '付款', '发货']],
  ['arrows, whose steps keep their commas', 'order, or reserve -> pay', ['Order, or reserve', 'Pay']],
])('steps are told apart by %s', (_, prompt, parts) => {
  expect(partsOf(prompt)).toEqual(parts)
})

test('a heading before the parts is the title', () => {
  expect(readOutline('Tea: green, black')).toMatchObject({
    title: 'Tea',
    items: [{ text: 'Green' }, { text: 'Black' }],
  })
  expect(readOutline('秋季运动会筹备,包含场地、报名、裁判、颁奖四个部分')).toMatchObject({
    title: '秋季运动会筹备',
    items: [{ text: '场地' }, { text: '报名' }, { text: '裁判' }, { text: '颁奖' }],
  })
})

test('a request for a diagram is not part of what it is about', () => {
  expect(readOutline('Draw a mind map of coffee').title).toBe('Coffee')
})

test('brackets hold the parts of a part', () => {
  expect(readOutline('Tea (green, black), coffee').items).toEqual([
    { text: 'Tea', children: ['Green', 'Black'] },
    { text: 'Coffee', children: [] },
  ])
})

test('a prompt of one topic is a title without parts', () => {
  expect(readOutline('海洋生物图谱')).toEqual({ title: '海洋生物图谱', items: [] })
})

test('any prompt is read, into at most 16 parts that are not empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (prompt) => {
      const { items } = readOutline(prompt)
      expect(items.length).toBeLessThanOrEqual(16)
      expect(items.every(({ text }) => text !== '')).toBe(true)
    }),
  )
  expect(partsOf('a, '.repeat(40))).toHaveLength(16)
  expect(partsOf('a, '.repeat(40)).at(-1)).toBe('… (+25)')
})
