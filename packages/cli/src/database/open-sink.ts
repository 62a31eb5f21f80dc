import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { folderSink, type Sink } from '@mediaplug/core'
import { UsageError } from '../error/usage-error.js'
import type { Session } from '../session/session.js'
import { lookUp } from './load-durable.js'

/** What the package of buckets exports. */
interface SinkModule {
  s3Sink(options: { readonly bucket: string; readonly prefix: string }): Sink
}

const isSinkModule = (module: object): module is SinkModule =>
  typeof Reflect.get(module, 's3Sink') === 'function'

/** A bucket, and what stands before each key in it. */
function bucketOf(where: string): { readonly bucket: string; readonly prefix: string } {
  const [, bucket = '', path = ''] = /^s3:\/\/([^/?#]*)\/?([^?#]*)$/.exec(where) ?? []
  if (bucket === '') {
    throw new UsageError(`--sink: '${where}' names no bucket.`, {
      hint: "Give a bucket and what stands before its keys, as in 's3://my-media/results'.",
    })
  }
  return { bucket, prefix: path === '' || path.endsWith('/') ? path : `${path}/` }
}

/**
 * Where files are kept.
 *
 * @param where - A folder, `s3://bucket/prefix`, or a sink of the project.
 * @throws UsageError for what is neither.
 */
export async function openSink(session: Session, where: string | Sink): Promise<Sink> {
  if (typeof where !== 'string') return where
  if (where.startsWith('s3:')) {
    const bucket = bucketOf(where)
    const { s3Sink } = await lookUp(session, '@mediaplug/sink-s3', isSinkModule, ['@aws-sdk/client-s3'])
    return s3Sink(bucket)
  }
  if (where.startsWith('file:')) return folderSink(fileURLToPath(where))
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(where)) {
    throw new UsageError(`--sink: '${where}' is neither a folder nor a bucket.`, {
      hint: "Give a folder, or 's3://bucket/prefix'. A sink of your own goes into mediaplug.config.ts.",
    })
  }
  return folderSink(resolve(session.folder, where))
}
