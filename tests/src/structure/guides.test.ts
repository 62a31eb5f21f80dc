import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { within } from '../../../scripts/house/sources.mjs'
import { documents } from './house.js'

const readme = documents.get('README.md') ?? ''
const guides = [...within(documents, 'docs/guides')].map(([file, text]) => ({
  file: posix.join('docs/guides', file),
  text,
}))

test('there are guides', () => {
  expect(guides.length).toBeGreaterThan(10)
})

describe.each(guides)('$file', ({ file, text }) => {
  const [, description = '', body = ''] = /^---\ndescription: (.+)\n---\n\n([\s\S]*)$/.exec(text) ?? []

  test('says on one line what it is about, for lists and previews', () => {
    expect(description.length).toBeGreaterThan(40)
    expect(description.length).toBeLessThan(190)
    expect(description).toMatch(/^[A-Z].*\.$/)
    expect(description).not.toContain(': ') // YAML would take it for a field.
  })

  test('has one title, and says below it for whom it is before anything else', () => {
    expect(body.replace(/^```[\s\S]*?^```$/gm, '').match(/^# .+$/gm)).toHaveLength(1)
    expect(body).toMatch(/^# .+\n\n[A-Z[`].{60,}\n/)
  })

  test('is found from the README', () => {
    expect(readme).toContain(`](${file})`)
  })
})
