import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { S3Client } from '@aws-sdk/client-s3'
import S3rver from 's3rver'
import { onTestFinished } from 'vitest'

const bucket = 'media'

/** A client of storage on this machine, which tries nothing again. */
export function clientOf(port: number, settings: { readonly maxAttempts?: number } = {}): S3Client {
  const client = new S3Client({
    endpoint: `http://127.0.0.1:${port}`,
    forcePathStyle: true,
    region: 'us-east-1',
    credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    maxAttempts: 1,
    ...settings,
  })
  onTestFinished(() => client.destroy())
  return client
}

/** A server of S3 with an empty bucket. */
export async function openStorage() {
  const directory = await mkdtemp(join(tmpdir(), 'mediaplug-s3-'))
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    vhostBuckets: false,
    configureBuckets: [{ name: bucket }],
  })
  const { port } = await server.run()
  onTestFinished(async () => {
    await server.close()
    await rm(directory, { recursive: true })
  })
  return { bucket, port, directory, client: clientOf(port) }
}

/** Storage that answers as a test says. */
export async function openFaulty(answer: (response: ServerResponse, method: string) => void) {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    request.resume().on('end', () => answer(response, request.method ?? ''))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close().closeAllConnections())
  const { port } = server.address() as AddressInfo
  return { bucket, requests, port, client: clientOf(port) }
}

/** An error as S3 tells it. */
export const says = (status: number, code: string) => (response: ServerResponse, method: string) => {
  const xml = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>As ${code} says.</Message></Error>`
  response.writeHead(status, { 'content-type': 'application/xml' }).end(method === 'HEAD' ? '' : xml)
}
