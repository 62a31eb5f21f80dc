import { describe, expect, test } from 'vitest'
import { isExempt, isThisMachine } from './proxy-exemptions.js'

const exempt = (url: string, list: string): boolean => isExempt(new URL(url), list)

describe('a URL is asked without a proxy', () => {
  test.each([
    ['https://api.acme.example/v1', 'api.acme.example'],
    ['https://API.acme.example', 'Api.Acme.Example'],
    ['https://api.acme.example', 'acme.example'],
    ['https://api.acme.example', '.acme.example'],
    ['https://api.acme.example', '*.acme.example'],
    ['https://acme.example', '.acme.example'],
    ['https://acme.example.', 'acme.example'],
    ['https://api.acme.example', 'other.example,acme.example'],
    ['https://api.acme.example', ' other.example , acme.example '],
    ['https://api.acme.example', 'other.example acme.example'],
    ['https://api.acme.example', '*'],
    ['https://api.acme.example', 'other.example,*'],
    ['https://api.acme.example', 'acme.example:443'],
    ['http://api.acme.example', 'acme.example:80'],
    ['https://api.acme.example:8443', 'acme.example:8443'],
    ['https://10.1.2.3', '10.1.2.3'],
    ['https://10.1.2.3', '10.0.0.0/8'],
    ['https://10.1.2.3:8443', '10.1.2.3:8443'],
    ['https://[fd00::1]', 'fd00::1'],
    ['https://[fd00::1]', '[fd00::1]'],
    ['https://[fd00::1]', '[fd00::1]:443'],
    ['https://[fd00::1]', 'fd00:0:0::1'],
    ['https://[fd00::1]', 'fd00::/8'],
  ])('%s by %j', (url, list) => {
    expect(exempt(url, list)).toBe(true)
  })

  test.each([
    ['https://api.acme.example', ''],
    ['https://api.acme.example', ',, ,'],
    ['https://api.acme.example', 'example.acme'],
    ['https://notacme.example', 'acme.example'],
    ['https://acme.example.evil', 'acme.example'],
    ['https://api.acme.example', 'acme.example:80'],
    ['https://api.acme.example:8443', 'acme.example:443'],
    ['https://10.1.2.3', '10.1.2'],
    ['https://110.1.2.3', '10.1.2.3'],
    ['https://1.10.1.2', '10.1.2'],
    ['https://11.1.2.3', '10.0.0.0/8'],
    ['https://[fe00::1]', 'fd00::/8'],
    ['https://api.acme.example', '10.0.0.0/8'],
    ['https://api.acme.example', 'https://api.acme.example'],
  ])('but not %s by %j', (url, list) => {
    expect(exempt(url, list)).toBe(false)
  })
})

test.each([
  'localhost',
  'LOCALHOST',
  'localhost.',
  'files.localhost',
  '127.0.0.1',
  '127.9.9.9',
  '0.0.0.0',
  '[::1]',
  '[::]',
  '[::ffff:7f00:1]',
])('%s is this machine', (hostname) => expect(isThisMachine(hostname)).toBe(true))

test.each(['localhost.example', 'notlocalhost', '10.0.0.1', '128.0.0.1', '[::2]', '[::ffff:a00:1]'])(
  '%s is not',
  (hostname) => expect(isThisMachine(hostname)).toBe(false),
)
