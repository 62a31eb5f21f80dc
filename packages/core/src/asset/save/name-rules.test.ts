import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { objectionToName } from './name-rules.js'

describe('a name is too long', () => {
  test.each([
    { platform: 'linux', name: 'é'.repeat(128), says: '256 bytes' },
    { platform: 'linux', name: 'k'.repeat(256), says: '256 bytes' },
    { platform: 'win32', name: 'é'.repeat(256), says: '256 characters' },
    { platform: 'darwin', name: 'é'.repeat(256), says: '256 characters' },
  ] as const)('on $platform with $says', ({ platform, name, says }) => {
    expect(objectionToName(name, platform)).toContain(`has ${says}, allowed are at most 255`)
    expect(objectionToName(name.slice(1), platform)).toBeUndefined()
  })
})

describe('on Windows, there is no file', () => {
  test.each(['a<b', 'a>b', 'a:b', 'a"b', 'a|b', 'a?b', 'a*b', 'a\tb', 'a\u0001b'])('%j', (name) => {
    expect(objectionToName(name, 'win32')).toContain('Windows does not allow')
    expect(objectionToName(name, 'linux')).toBeUndefined()
  })

  test.each(['con', 'CON', 'nul.png', 'Aux.tar.gz', 'com1', 'LPT9.txt', 'prn ', 'nul .txt'])('%j', (name) => {
    expect(objectionToName(name, 'win32')).toContain('device on Windows')
    expect(objectionToName(name, 'linux')).toBeUndefined()
  })

  test.each(['kite.', 'kite ', '...'])('%j', (name) => {
    expect(objectionToName(name, 'win32')).toContain('Windows drops')
    expect(objectionToName(name, 'linux')).toBeUndefined()
  })

  test.each(['kite.png', 'console.png', 'com', 'com10.png', 'nulls', '.a', 'a b', 'é', '-'])(
    'but %j',
    (name) => {
      expect(objectionToName(name, 'win32')).toBeUndefined()
    },
  )
})

test('elsewhere, any name of at most 255 bytes is one', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (name) => {
      expect(objectionToName(name, 'linux') === undefined).toBe(Buffer.byteLength(name) <= 255)
    }),
  )
})
