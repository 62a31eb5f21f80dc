import type { LookupAddress } from 'node:dns'
import { beforeEach, expect, test, vi } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { openVendor } from '../../test/scripted-vendor.js'
import type { DownloadPolicy } from './policy.js'
import { guardedLookup } from './public-connections.js'
import { usualLimits } from './read-limits.js'
import { readUrl } from './read-url.js'

const answers = vi.hoisted((): LookupAddress[][] => [])
const lookup = vi.hoisted(() =>
  vi.fn((_name: string, _options: object, callback: (error: null, found: LookupAddress[]) => void) =>
    callback(null, answers.shift() ?? []),
  ),
)
vi.mock('node:dns', async (original) => ({ ...(await original<object>()), lookup }))

const address = (text: string): LookupAddress => ({ address: text, family: 4 })
const outside = address('93.184.215.14')
const inside = address('127.0.0.1')

beforeEach(() => {
  answers.length = 0
  lookup.mockClear()
})

const resolved = (name: string) =>
  new Promise((resolve, reject) => {
    guardedLookup(name, { all: true }, (error, found) => (error ? reject(error) : resolve(found)))
  })

test('what was checked is what is connected to: a name is looked up once for each connection', async () => {
  answers.push([outside], [inside])
  expect(await resolved('cdn.acme.example')).toEqual([outside])
  expect(lookup).toHaveBeenCalledTimes(1)
})

test('a name that turns inward at the next connection is refused there', async () => {
  answers.push([outside], [inside])
  await resolved('cdn.acme.example')
  await expect(resolved('cdn.acme.example')).rejects.toThrow('127.0.0.1 is not a public address')
})

test('a name with one address inside among those outside is refused', async () => {
  answers.push([outside, inside])
  await expect(resolved('cdn.acme.example')).rejects.toThrow('127.0.0.1 is not a public address')
})

test('a download from a name that turned inward reaches nobody', async () => {
  const vendor = await openVendor()
  answers.push([inside])
  const url = new URL(vendor.origin.replace('http://127.0.0.1', 'https://cdn.acme.example'))
  const policy = { hosts: ['.acme.example'], trustedOrigin: 'https://api.acme.example' }
  const error = await rejection(readUrl(url, policy, usualLimits).next())
  expect(error).toMatchObject({ code: 'download', retryable: false })
  expect(error.message).toContain('127.0.0.1 is not a public address')
  expect(vendor.connections()).toBe(0)
})

test('a name that is refused over https: is not tried over http:', async () => {
  const vendor = await openVendor()
  answers.push([inside], [inside])
  const url = new URL(vendor.origin.replace('127.0.0.1', 'cdn.acme.example'))
  const policy: DownloadPolicy = {
    hosts: ['.acme.example'],
    insecure: 'after-https',
    trustedOrigin: 'https://api.acme.example',
  }
  const error = await rejection(readUrl(url, policy, usualLimits).next())
  expect(error.message).toContain('127.0.0.1 is not a public address')
  expect(lookup).toHaveBeenCalledTimes(1)
})
