import { expect, test } from 'vitest'
import { createBrief } from './brief.js'
import { flowMermaid } from './flow.js'

const linksOf = (prompt: string, language: 'en' | 'cn' = 'en') =>
  flowMermaid(createBrief(prompt, language, 'steps'))
    .split('\n')
    .filter((line) => line.includes('-->'))
    .map((line) => line.trim())

test('steps follow each other from start to end', () => {
  expect(linksOf('order, pay')).toEqual(['start --> n1', 'n1 --> n2', 'n2 --> finish'])
})

test('a question is a decision: yes goes on, no goes back a step', () => {
  expect(linksOf('enter code -> is it right? -> open door')).toEqual([
    'start --> n1',
    'n1 --> n2',
    'n2 -->|Yes| n3',
    'n2 -->|No| n1',
    'n3 --> finish',
  ])
  expect(linksOf('打开包裹，物品是否完好，签收', 'cn')).toContain('n2 -->|否| n1')
})

test('what is said for otherwise is where no leads, and both ways meet again', () => {
  expect(linksOf('if it rains, take a bus, otherwise walk, arrive')).toEqual([
    'start --> n1',
    'n1 -->|Yes| n2',
    'n1 -->|No| n3',
    'n2 --> n4',
    'n3 --> n4',
    'n4 --> finish',
  ])
})

test('text that Mermaid would read as its own signs is escaped', () => {
  expect(flowMermaid(createBrief('say "hi" #1, end', 'en', 'steps'))).toContain('n1["Say #34;hi#34; #35;1"]')
})
