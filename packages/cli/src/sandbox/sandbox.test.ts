import { expect, test } from 'vitest'
import { readFault } from './read-fault.js'
import { environmentOf, shellLines } from './shell-lines.js'
import { toProvider, toVendor } from './vendors.js'

test('a vendor and its provider have names that lead to each other', () => {
  expect(toVendor('volc-tos')).toBe('volcTos')
  expect(toProvider('volcTos')).toBe('volc-tos')
})

test.each([
  ['tomoviee:create:reset-after', { vendor: 'tomoviee', operation: 'create', kind: 'reset-after' }],
  [
    'tomoviee:poll:status:status=503:times=2',
    { vendor: 'tomoviee', operation: 'poll', kind: 'status', status: 503, times: 2 },
  ],
  ['volc-tos:refuse:forMs=500', { vendor: 'volcTos', kind: 'refuse', forMs: 500 }],
  [
    'tomoviee:create:outcome:outcome=failed:reason=no=wind',
    { vendor: 'tomoviee', operation: 'create', kind: 'outcome', outcome: 'failed', reason: 'no=wind' },
  ],
])('%s is a fault', (text, fault) => {
  expect(readFault(text)).toEqual(fault)
})

test.each(['', 'tomoviee', 'a:b:c:d'])('%j is no fault', (text) => {
  expect(() => readFault(text)).toThrow('is no fault')
})

test('what leads to local vendors is set as the shell sets it', () => {
  const variables = environmentOf({ 'volc-tos': { baseUrl: 'http://127.0.0.1:1', bucket: 'a', port: 1 } })
  expect(variables).toEqual({
    MEDIAPLUG_VOLC_TOS_BASE_URL: 'http://127.0.0.1:1',
    MEDIAPLUG_VOLC_TOS_BUCKET: 'a',
  })
  expect(shellLines({ A: 'b' }, { SHELL: '/bin/zsh' }, 'linux')).toBe("export A='b'")
  expect(shellLines({ A: 'b' }, { SHELL: '/usr/bin/fish' }, 'linux')).toBe("set -gx A 'b'")
  expect(shellLines({ A: 'b' }, {}, 'win32')).toBe("$env:A = 'b'")
})
