import type { FileInput } from '@mediaplug/core/provider'
import { expectTypeOf, test } from 'vitest'
import type { MediaioInput, ModelName } from '../index.js'

interface Words {
  prompt: string
}

interface Still extends Words {
  image: FileInput
}

type OneOrSeveral = Words &
  ({ image: FileInput; images?: undefined } | { images: readonly FileInput[]; image?: undefined })

type Ratio = '9:16' | '16:9' | '1:1' | '4:3' | '3:4'
type PhotoRatio = Ratio | '3:2' | '2:3'
type Size = '720p' | '1080p'

interface Veo extends Still {
  aspectRatio?: '9:16' | '16:9' | undefined
  resolution?: Size | undefined
  duration?: 4 | 6 | 8 | undefined
  audio?: boolean | undefined
}

interface Kling extends Still {
  resolution?: Size | undefined
  duration?: 5 | 10 | undefined
}

/** What each model takes, in the words of the vendor's documents. */
interface Expected {
  't2i-imagen-4': Words & { aspectRatio?: Ratio | undefined; count?: 1 | 2 | 3 | 4 | undefined }
  't2i-soul-character': Words & { aspectRatio?: '2:3' | '1:1' | '3:2' | '9:16' | '16:9' | undefined }
  'i2i-banana': OneOrSeveral & { aspectRatio?: PhotoRatio | '21:9' | undefined }
  'i2i-seedream-v4-0': OneOrSeveral & { aspectRatio?: PhotoRatio | undefined }
  'i2i-banana-2': OneOrSeveral & {
    aspectRatio?: PhotoRatio | '21:9' | undefined
    resolution?: '1k' | '2k' | '4k' | undefined
  }
  'i2v-wan-v2-6': Still & {
    resolution?: Size | undefined
    duration?: 5 | 10 | 15 | undefined
    audio?: boolean | undefined
    shotType?: 'multi' | 'single' | undefined
  }
  'i2v-wan-v2-2': Still & { resolution?: '1080p' | undefined; duration?: 5 | undefined }
  'i2v-minimax-02': Still & { resolution?: '768p' | '1080p' | undefined; duration?: 6 | undefined }
  'i2v-kling-v2-1': Kling
  'i2v-vidu-q3': Still & {
    resolution?: '540p' | Size | undefined
    duration?: 4 | 8 | 12 | 16 | undefined
    audio?: boolean | undefined
  }
  'i2v-kling-v2-5-turbo': Kling
  'i2v-veo-v3-1': Veo
  'i2v-kling-v3-0': Still & {
    resolution?: Size | undefined
    duration?: 5 | 8 | 10 | 15 | undefined
    audio?: boolean | undefined
    multiShot?: boolean | undefined
  }
  'i2v-minimax-v2-3': Still &
    (
      | { resolution?: '768p' | undefined; duration?: 6 | 10 | undefined }
      | { resolution?: '768p' | '1080p' | undefined; duration?: 6 | undefined }
    )
  'i2v-vidu-q2': Still & { resolution?: Size | undefined; duration?: 4 | 6 | 8 | undefined }
  'i2v-wan-v2-5': Still & { resolution?: '480p' | Size | undefined; duration?: 5 | 10 | undefined }
  'i2v-kling-v2-6': Still & { duration?: 5 | 10 | undefined; audio?: boolean | undefined }
  'i2v-veo-v3-1-fast': Veo
  'i2v-motion-control-kling-v2-6': { prompt?: string | undefined; image: FileInput; video: FileInput }
  't2v-wan-v2-6': Words & {
    aspectRatio?: Ratio | undefined
    duration?: 5 | 10 | 15 | undefined
    audio?: boolean | undefined
    shotType?: 'multi' | 'single' | undefined
  }
  't2v-vidu-q3': Words & {
    aspectRatio?: Ratio | undefined
    resolution?: '540p' | Size | undefined
    duration?: 4 | 8 | 12 | 16 | undefined
    audio?: boolean | undefined
  }
  'character-generator-media-2.0': Still & { aspectRatio?: PhotoRatio | '21:9' | undefined }
  'effects-ghibli': {
    image: FileInput
    aspectRatio?: PhotoRatio | undefined
    count?: 1 | 2 | 3 | 4 | undefined
  }
  'effects-image-hairstyle-studio': { image: FileInput }
  'effects-video-babydance': { image: FileInput; video: FileInput }
  't2v-wan-v2-5': Words & { aspectRatio?: Ratio | undefined; duration?: 5 | 10 | undefined }
}

/** The same object types in one piece, however they are put together. */
type Flat<T> = T extends unknown ? { [Field in keyof T]: T[Field] } : never

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

type Differing = {
  [Name in ModelName]: Same<Flat<MediaioInput<Name>>, Flat<Expected[Name]>> extends true ? never : Name
}[ModelName]

test('each model takes exactly what it has', () => {
  expectTypeOf<keyof Expected>().toEqualTypeOf<ModelName>()
  expectTypeOf<Differing>().toBeNever()
})

test('one of several models takes what either takes', () => {
  expectTypeOf<MediaioInput<'i2v-kling-v2-1' | 'i2v-wan-v2-2'>>().toEqualTypeOf<
    MediaioInput<'i2v-kling-v2-1'> | MediaioInput<'i2v-wan-v2-2'>
  >()
})
