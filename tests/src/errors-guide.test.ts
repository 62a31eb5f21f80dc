import { type ErrorCode, MediaplugError } from '@mediaplug/core'
import { describe, expect, test } from 'vitest'
import { documents } from './structure/house.js'

const guide = documents.get('docs/guides/errors.md') ?? ''

/** Each code once: one that is missing here does not compile. */
const places: Readonly<Record<ErrorCode, true>> = {
  'invalid-input': true,
  unsupported: true,
  'unknown-model': true,
  'no-route': true,
  auth: true,
  quota: true,
  'rate-limit': true,
  rejected: true,
  failed: true,
  expired: true,
  canceled: true,
  timeout: true,
  aborted: true,
  network: true,
  protocol: true,
  'submission-uncertain': true,
  download: true,
  journal: true,
  vendor: true,
}
const codes = Object.keys(places) as ErrorCode[]

/** The sections whose heading is a code, with what stands in them. */
const sections = new Map(
  [...guide.matchAll(/^#+ `([^`]+)`\n([\s\S]*?)(?=^#)/gm)].map(([, code = '', text = '']) => [code, text]),
)

describe('the guide to errors', () => {
  test('has a heading for each code, and for no other', () => {
    expect([...sections.keys()]).toEqual(codes)
  })

  test.each(codes)('says of %s what happened, what it means for money and what to do', (code) => {
    const [before, ...parts] = (sections.get(code) ?? '').split(/^\*\*(.+?)\*\* /m)
    expect(before?.trim()).toBe('')
    expect(parts.filter((_, index) => index % 2 === 0)).toEqual(['What happened.', 'Money.', 'What to do.'])
    for (const words of parts.filter((_, index) => index % 2 === 1)) expect(words.trim()).not.toBe('')
  })

  test('lists each code with whether it is retryable as a rule', () => {
    const rows = [...guide.matchAll(/^\| \[`(.+?)`\]\(#(.+?)\) \| .+? \| (yes|no) \|$/gm)]
    expect(rows.map(([, code, anchor, retryable]) => [code, anchor, retryable])).toEqual(
      codes.map((code) => [code, code, new MediaplugError(code, 'It went wrong.').retryable ? 'yes' : 'no']),
    )
  })
})
