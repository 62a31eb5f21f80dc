/** A media type that is told by a file's first bytes. */
export type MediaType =
  | 'image/png'
  | 'image/jpeg'
  | 'image/webp'
  | 'image/gif'
  | 'image/bmp'
  | 'image/tiff'
  | 'image/avif'
  | 'image/heic'
  | 'image/heif'
  | 'image/jxl'
  | 'image/jp2'
  | 'image/vnd.microsoft.icon'
  | 'image/svg+xml'
  | 'audio/mp4'
  | 'video/quicktime'
  | 'video/mp4'
  | 'video/3gpp'
  | 'video/3gpp2'
  | 'video/webm'
  | 'video/matroska'
  | 'video/x-msvideo'
  | 'video/ogg'
  | 'video/mpeg'
  | 'video/mp2t'
  | 'video/x-flv'
  | 'audio/wav'
  | 'audio/aiff'
  | 'audio/ogg'
  | 'audio/flac'
  | 'audio/mpeg'
  | 'audio/aac'
  | 'application/pdf'

/** What a file is, by its bytes. */
export interface FileType {
  /** Media type, such as `image/png`. */
  readonly mediaType: MediaType
  /** The usual ending of such a file's name, without the dot. */
  readonly extension: string
}
