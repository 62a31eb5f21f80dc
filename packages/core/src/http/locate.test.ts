import { describe, expect, test } from 'vitest'
import { createLocate } from './locate.js'
import { createSite } from './site.js'

const site = (url: string) => createSite(url, undefined)
const locate = createLocate(
  site('https://api.acme.example/v1'),
  new Map([
    ['eu', site('https://eu.acme.example')],
    ['files', site('https://files.acme.example/in/')],
  ]),
)

describe('a URL that the vendor gave', () => {
  test.each([
    ['https://api.acme.example/v1/tasks/a%2Fb', { path: '/tasks/a%2Fb' }],
    [
      'https://api.acme.example/v1/tasks?id=1&part=two%20words',
      { path: '/tasks', query: { id: '1', part: 'two words' } },
    ],
    ['https://EU.acme.example/tasks/7', { host: 'eu', path: '/tasks/7' }],
    ['https://files.acme.example/in/7?signature=x', { host: 'files', path: '/7', query: { signature: 'x' } }],
  ])('lies at one of its hosts: %s', (url, place) => {
    expect(locate(url)).toEqual(place)
  })

  test.each([
    ['of another host', 'https://evil.example/v1/tasks'],
    ['of another scheme', 'http://eu.acme.example/tasks'],
    ['of another port', 'https://eu.acme.example:8443/tasks'],
    ['that only begins like a host', 'https://eu.acme.example.evil.example/tasks'],
    ['with a user', 'https://eu.acme.example@evil.example/tasks'],
    ['above the base URL', 'https://api.acme.example/v2/tasks'],
    ['beside the base URL', 'https://api.acme.example/v11/tasks'],
    ['that leads out of the base URL', 'https://api.acme.example/v1/../admin'],
    ['that is none', '/tasks/7'],
  ])('%s is an error that names the hosts', (_what, url) => {
    expect(() => locate(url)).toThrow(/https:\/\/api\.acme\.example\/v1, https:\/\/eu\.acme\.example/)
  })
})
