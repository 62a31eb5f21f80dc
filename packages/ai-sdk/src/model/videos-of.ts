import { detectFileType } from '@mediaplug/core/provider'
import type { VideoAnswer } from '../interface/video-model.js'
import { metadataOf, responseOf } from '../result/metadata.js'
import type { MadeFile } from '../task/made.js'

/** What the files of a call are to the AI SDK. The bytes tell what a file is, better than the vendor. */
export function videosOf(model: string, files: readonly MadeFile[]): Omit<VideoAnswer, 'warnings'> {
  return {
    videos: files.map(({ asset, bytes }) => {
      const mediaType = detectFileType(bytes)?.mediaType ?? asset.mediaType
      return { type: 'binary', data: bytes, mediaType }
    }),
    providerMetadata: {
      mediaplug: { videos: files.map(({ output, asset }) => metadataOf(output, asset)) },
    },
    response: responseOf(model),
  }
}
