import { MediaplugError } from '@mediaplug/core'
import { createColors } from 'picocolors'
import { expect, test } from 'vitest'
import type { Session } from '../session/session.js'
import { comeBackAdvice } from '../tasks/come-back-line.js'
import { reportError } from './report.js'
import { UsageError } from './usage-error.js'

/** A session that remembers what was told and given. */
function openScene(isVerbose = false, isJson = false) {
  const told: string[] = []
  const given: string[] = []
  const session: Session = {
    folder: '.',
    environment: {},
    isJson,
    isVerbose,
    colors: createColors(false),
    terminal: process.stderr,
    screen: { above: (write) => write(), hold() {} },
    interruption: { signal: new AbortController().signal, announce: '' },
    tell: (text) => void told.push(text),
    give: (text) => void given.push(text),
  }
  return { session, told, given }
}

test('a mistake is told with what to do, and never with a stack', () => {
  const { session, told } = openScene(true)
  const cause = new Error('no such file')
  expect(
    reportError(session, new UsageError('The file cannot be read.', { hint: 'Give another.', cause })),
  ).toBe(2)
  expect(told).toEqual([
    'error The file cannot be read.',
    'Give another.',
    '  because of Error: no such file',
  ])
})

test('an error of a vendor has its code, and with --verbose what helps its support', () => {
  const details = { httpStatus: 500, vendorCode: 7, requestId: 'r-1', phase: 'start' } as const
  const error = new MediaplugError('vendor', 'acme: it broke.', details)
  const { session, told, given } = openScene(true, true)
  expect(reportError(session, error)).toBe(1)
  expect(told).toEqual([
    'error acme: it broke.',
    '  code vendor, phase start, httpStatus 500, vendorCode 7, requestId r-1',
  ])
  expect(JSON.parse(given.join(''))).toMatchObject({ error: { code: 'vendor', requestId: 'r-1' } })
})

test('a local file for a vendor that takes URLs is told with all ways', () => {
  const { session, told } = openScene()
  const message = 'acme/kite: image: the vendor takes a URL only. Give one, or give createClient an upload'
  expect(reportError(session, new MediaplugError('unsupported', message))).toBe(2)
  expect(told[1]).toMatch(/https: URL.*--upload.*mediaplug\.config/)
})

test('a doubt ends with 3, an interruption with 130', () => {
  const { session } = openScene()
  const codes = (['submission-uncertain', 'aborted'] as const).map((code) =>
    reportError(session, new MediaplugError(code, 'x')),
  )
  expect(codes).toEqual([3, 130])
})

test('a place for files that turns out wrong when the task was paid for is a failure, and is no wrong use', () => {
  const { session } = openScene()
  const handle = { v: 1, model: 'acme/kite', ref: 'r-1', submittedAt: new Date(0).toISOString() } as const
  const error = new MediaplugError('invalid-input', 'save(): x', { phase: 'download', handle })
  expect(reportError(session, error)).toBe(1)
  expect(comeBackAdvice(error, '0123456789', false)).toBe('Come back to it with: mediaplug wait 01234567')
})

test('a program is given what to do, too', () => {
  const { session, given } = openScene(false, true)
  reportError(session, new MediaplugError('auth', 'acme: no key.', { provider: 'acme' }))
  expect(JSON.parse(given.join(''))).toMatchObject({ error: { hint: expect.stringContaining('providers') } })
})
