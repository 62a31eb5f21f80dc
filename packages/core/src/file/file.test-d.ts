import type { ReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { expectTypeOf, test } from 'vitest'
import type * as z from 'zod'
import type { Asset } from '../asset/asset.js'
import { type FileBytes, file, type Resolved } from './file.js'
import type { FileInput } from './file-input.js'

test('a user gives a file in any form', () => {
  const image = file({ as: 'url', mediaTypes: ['image/png'], maxBytes: 1_000 })
  expectTypeOf<z.input<typeof image>>().toEqualTypeOf<FileInput>()
  // @ts-expect-error there is no such form
  file({ as: 'base64' })
  // @ts-expect-error a type that the bytes do not tell cannot be checked
  file({ as: 'url', mediaTypes: ['image/unknown'] })
})

test('a file is given as a program has it, whatever types it is compiled with', () => {
  expectTypeOf<Buffer>().toExtend<FileInput>()
  expectTypeOf<Uint8Array<SharedArrayBuffer>>().toExtend<FileInput>()
  expectTypeOf<ArrayBuffer | DataView | Float32Array>().toExtend<FileInput>()
  expectTypeOf<File>().toExtend<FileInput>()
  expectTypeOf<Readable | ReadStream | ReturnType<Blob['stream']>>().toExtend<FileInput>()
  expectTypeOf<ReturnType<Asset['stream']> | Asset>().toExtend<FileInput>()
  expectTypeOf<number>().not.toExtend<FileInput>()
  expectTypeOf<AsyncIterable<string>>().not.toExtend<FileInput>()
})

test('a model receives it in the form that it asked for', () => {
  const url = file({ as: 'url' })
  const bytes = file({ as: 'bytes' })
  const either = file({ as: 'url-or-bytes' })
  expectTypeOf<Resolved<z.output<typeof url>>>().toEqualTypeOf<string>()
  expectTypeOf<Resolved<z.output<typeof bytes>>>().toEqualTypeOf<FileBytes>()
  expectTypeOf<Resolved<z.output<typeof either>>>().toEqualTypeOf<{ readonly url: string } | FileBytes>()
})

test('files are found wherever they are, and the rest stays as it is', () => {
  const url = file({ as: 'url' })
  type Url = z.output<typeof url>
  interface Given {
    readonly prompt: string
    readonly seed?: number
    readonly image?: Url
    readonly frames: readonly Url[]
    readonly pair: readonly [Url, { readonly end: Url }]
    readonly at: Date
    readonly raw: Uint8Array
    readonly size: 'square' | 5
  }
  interface Received {
    readonly prompt: string
    readonly seed?: number
    readonly image?: string
    readonly frames: readonly string[]
    readonly pair: readonly [string, { readonly end: string }]
    readonly at: Date
    readonly raw: Uint8Array
    readonly size: 'square' | 5
  }
  expectTypeOf<Resolved<Given>>().toEqualTypeOf<Received>()
})
