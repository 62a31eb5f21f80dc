import { expect, test } from 'vitest'
import { showOptions } from './options.js'

test('the site is not served unless that is asked for', () => {
  expect(showOptions([])).toEqual({ open: false, port: 4173 })
  expect(showOptions(['--open', '--port', '0'])).toEqual({ open: true, port: 0 })
})

test.each(['65536', '-1', 'http', '1.5'])('%s is no port', (port) => {
  expect(() => showOptions(['--open', `--port=${port}`])).toThrow('a port is a number from 0 to 65535')
})
