import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { defineProvider } from './define-provider.js'

const acme = defineProvider({
  id: 'acme',
  title: 'Acme',
  settings: z.strictObject({ zone: z.string().default('a') }),
  baseUrl: 'https://api.acme.example',
  hosts: { eu: 'https://eu.acme.example/v1/', files: ({ zone }) => `https://files-${zone}.acme.example` },
  downloads: { hosts: [] },
  models: () => ({}),
})

describe('the hosts of a vendor', () => {
  test('are where the vendor says', () => {
    expect(acme({ zone: 'b' }).hosts).toEqual({
      eu: 'https://eu.acme.example/v1/',
      files: 'https://files-b.acme.example',
    })
  })

  test('follow the base URL of the user, but for those that the user places', () => {
    const baseUrl = 'http://127.0.0.1:3000'
    const files = 'https://files.gateway.example'
    expect(acme({ baseUrl, hosts: { files } }).hosts).toEqual({ eu: baseUrl, files })
    expect(acme({ hosts: { files } }).hosts).toEqual({ eu: 'https://eu.acme.example/v1/', files })
    expect(acme({ hosts: { files: undefined } }).hosts).toEqual(acme().hosts)
  })

  test.each(['http://eu.acme.example', 'eu.acme.example', 'https://eu.acme.example/?a=1', ''])(
    'may not be %j',
    (eu) => {
      expect(() => acme({ hosts: { eu } })).toThrow(/hosts\.eu must be an https: URL/)
    },
  )

  test('are those of the definition and no other', () => {
    const elsewhere: object = { hosts: { us: 'https://us.acme.example' } }
    expect(() => acme(elsewhere)).toThrow("hosts.us is not supported: the vendor's hosts are eu, files")
    const single = defineProvider({
      id: 'single',
      title: 'Single',
      settings: z.strictObject({}),
      baseUrl: 'https://single.example',
      downloads: { hosts: [] },
      models: () => ({}),
    })
    expect(single().hosts).toEqual({})
    expect(() => single(elsewhere)).toThrow("the vendor's hosts are none")
  })
})
