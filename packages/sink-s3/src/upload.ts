import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { stoppedBy } from './stopped-by.js'

/** A file that is to be uploaded. */
export interface Upload {
  readonly client: S3Client
  readonly bucket: string
  /** The whole key, its prefix included. */
  readonly key: string
  readonly mediaType: string
  /** Whether it may replace one. */
  readonly replace: boolean
  readonly signal: AbortSignal | undefined
}

/** A condition of storage: nothing is there. */
const nothingThere = { IfNoneMatch: '*' } as const

/** Uploads a file that is one part. */
async function putWhole(
  { client, bucket, key, mediaType, replace, signal }: Upload,
  bytes: Uint8Array,
): Promise<void> {
  const file = { Bucket: bucket, Key: key, Body: bytes, ContentType: mediaType }
  const condition = replace ? {} : nothingThere
  await client.send(new PutObjectCommand({ ...file, ...condition }), stoppedBy(signal))
}

/**
 * Uploads a file in parts, one after the other. Before it is complete there is nothing under its key; where it is not
 * completed, its parts are removed.
 */
async function putParts(
  { client, bucket, key, mediaType, replace, signal }: Upload,
  parts: AsyncIterable<Uint8Array>,
): Promise<void> {
  const of = { Bucket: bucket, Key: key }
  const options = stoppedBy(signal)
  const { UploadId } = await client.send(
    new CreateMultipartUploadCommand({ ...of, ContentType: mediaType }),
    options,
  )
  const upload = { ...of, UploadId }
  try {
    const done: CompletedPart[] = []
    for await (const part of parts) {
      const PartNumber = done.length + 1
      const sent = await client.send(new UploadPartCommand({ ...upload, PartNumber, Body: part }), options)
      done.push({ PartNumber, ETag: sent.ETag, ChecksumCRC32: sent.ChecksumCRC32 })
    }
    const condition = replace ? {} : nothingThere
    await client.send(
      new CompleteMultipartUploadCommand({ ...upload, ...condition, MultipartUpload: { Parts: done } }),
      options,
    )
  } catch (error) {
    await client.send(new AbortMultipartUploadCommand(upload)).catch(() => {})
    throw error
  }
}

async function* andThen(
  first: readonly Uint8Array[],
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  yield* first
  yield* rest
}

/**
 * Uploads a file: in one request where it is one part, else in several.
 *
 * @param parts - At least one.
 * @throws What the client throws, and what reading the file throws.
 */
export async function upload(file: Upload, parts: AsyncGenerator<Uint8Array, void, void>): Promise<void> {
  try {
    const first = (await parts.next()).value ?? new Uint8Array()
    const { done, value: second } = await parts.next()
    await (done ? putWhole(file, first) : putParts(file, andThen([first, second], parts)))
  } finally {
    await parts.return()
  }
}
