import { createServer } from 'node:https'
import { expect, test } from 'vitest'
import { key, selfSigned, trusted } from '../../test/certificates.js'
import { collect } from '../../test/collect.js'
import { rejection } from '../../test/rejection.js'
import { closedPort } from '../../test/scripted-vendor.js'
import { openAt, openTls, trustAuthority } from '../../test/tls-server.js'
import { fetchError } from './fetch-error.js'
import { usualLimits } from './read-limits.js'
import { readUrl } from './read-url.js'

const read = (origin: string) =>
  collect(readUrl(new URL(`${origin}/file`), { hosts: [], trustedOrigin: origin }, usualLimits))

test('a host that cannot be trusted is told at once, in plain words', async () => {
  const port = await openTls({ cert: selfSigned })
  const error = await rejection(read(`https://localhost:${port}`))
  expect(error).toMatchObject({ code: 'download', phase: 'download', retryable: false })
  expect(error.message).toMatch(
    `localhost:${port} could not be read from: its certificate is signed by itself`,
  )
})

test('a host that nobody knows is too', async () => {
  const error = await rejection(read('https://nowhere.invalid'))
  expect(error).toMatchObject({ code: 'download', retryable: false })
  expect(error.message).toMatch(/knows its name.*ENOTFOUND/)
})

test('a host that can be trusted is read', async () => {
  trustAuthority()
  const port = await openAt(
    createServer({ key, cert: trusted }, (_request, response) => response.end('kite')),
  )
  expect(Buffer.concat(await read(`https://localhost:${port}`)).toString()).toBe('kite')
})

test('a reason that stays may pass where some of the file came already', () => {
  const fault = Object.assign(new Error('x'), { code: 'ENOTFOUND' })
  expect(fetchError(fault, 'cdn.example', false).retryable).toBe(false)
  expect(fetchError(fault, 'cdn.example', true).retryable).toBe(true)
})

test('a refused connection can be tried again', async () => {
  const fault = Object.assign(new Error('x'), {
    code: 'ECONNREFUSED',
    address: '::1',
    port: await closedPort(),
  })
  expect(fetchError(fault, 'cdn.example', false)).toMatchObject({ code: 'download', retryable: true })
})
