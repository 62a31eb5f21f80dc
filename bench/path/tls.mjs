import { execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))

/** A certificate of this run's own for 127.0.0.1. */
export function createCertificate() {
  const at = mkdtempSync(join(tmpdir(), 'mediaplug-bench-'))
  const [key, certificate] = [join(at, 'key.pem'), join(at, 'certificate.pem')]
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1']
  execFileSync(
    'openssl',
    ['req', '-x509', ...curve, '-nodes', '-days', '2', '-keyout', key, '-out', certificate, ...subject],
    {
      stdio: 'ignore',
    },
  )
  return { key, certificate }
}

/** A table of what a first and a following job cost over TLS, one after the other. */
export async function tlsCosts({ key, certificate }, jobs) {
  const env = { ...process.env, TLS_KEY: key, TLS_CERTIFICATE: certificate, NODE_EXTRA_CA_CERTS: certificate }
  const rows = []
  for (const starts of ['kept', 'fresh']) {
    const vendor = fork(`${folder}vendor.mjs`, { env })
    const [{ origin }] = await once(vendor, 'message')
    const child = fork(`${folder}tls-jobs.mjs`, [origin, starts, String(jobs)], { env })
    const [{ first, following, cpu }] = await once(child, 'message')
    child.kill()
    vendor.kill()
    rows.push(`| ${starts} | ${first.toFixed(1)} | ${following.toFixed(2)} | ${cpu.toFixed(0)} |`)
  }
  return [
    '| `starts` | first job, ms | following job, ms | CPU of a following job, µs |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}
