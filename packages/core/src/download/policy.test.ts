import { describe, expect, test } from 'vitest'
import { checkUrl, type DownloadPolicy, isTrusted } from './policy.js'

const policy: DownloadPolicy = {
  hosts: ['cdn.acme.example', '.store.example', 'CDN.Upper.example'],
  trustedOrigin: 'http://127.0.0.1:3000',
}
const check = (url: string, changed: Partial<DownloadPolicy> = {}) => {
  checkUrl(new URL(url), { ...policy, ...changed })
}

describe('a file may be fetched', () => {
  test.each([
    { url: 'https://cdn.acme.example/f' },
    { url: 'https://CDN.acme.example/f' },
    { url: 'https://cdn.upper.example/f' },
    { url: 'https://a.store.example/f' },
    { url: 'https://a.b.store.example/f' },
    { url: 'http://127.0.0.1:3000/f' },
    { url: 'http://cdn.acme.example/f', changed: { insecure: 'after-https' as const } },
    { url: 'https://anywhere.example/f', changed: { hosts: 'any' as const } },
  ])('from $url $changed', ({ url, changed }) => {
    expect(() => check(url, changed)).not.toThrow()
  })
})

describe('a file is refused', () => {
  test.each([
    { url: 'https://acme.example/f', says: 'the provider declares cdn.acme.example, .store.example' },
    { url: 'https://x-cdn.acme.example/f', says: 'downloadHosts' },
    { url: 'https://cdn.acme.example.evil.example/f', says: 'downloadHosts' },
    { url: 'https://store.example/f', says: 'downloadHosts' },
    { url: 'https://evilstore.example/f', says: 'downloadHosts' },
    { url: 'http://cdn.acme.example/f', says: 'only https:' },
    { url: 'ftp://cdn.acme.example/f', says: 'only https:' },
    { url: 'file:///etc/passwd', says: 'only https:' },
    { url: 'http://127.0.0.1:3001/f', says: 'only https:' },
    { url: 'https://me:hunter22@cdn.acme.example/f', says: 'a URL with credentials' },
    {
      url: 'ftp://x.example/f',
      changed: { hosts: 'any' as const, insecure: 'after-https' as const },
      says: 'only https:',
    },
    { url: 'https://x.example/f', changed: { hosts: [] }, says: 'the provider declares no hosts' },
  ])('from $url: $says', ({ url, changed, says }) => {
    expect(() => check(url, changed)).toThrow(
      expect.objectContaining({
        code: 'download',
        phase: 'download',
        retryable: false,
        message: expect.stringContaining(says),
      }),
    )
  })

  test('without telling more of the URL than its origin', () => {
    const act = () => check('https://me:hunter22@x.example/secret?token=abc')
    expect(act).toThrow(/^https:\/\/x\.example is refused/)
    expect(act).not.toThrow(/hunter22|abc/)
  })
})

test.each([
  { url: 'http://127.0.0.1:3000/a', trusted: true },
  { url: 'http://127.0.0.1:3001/a', trusted: false },
  { url: 'https://127.0.0.1:3000/a', trusted: false },
  { url: 'http://localhost:3000/a', trusted: false },
])('of the provider’s own origin is $url: $trusted', ({ url, trusted }) => {
  expect(isTrusted(new URL(url), policy)).toBe(trusted)
})
