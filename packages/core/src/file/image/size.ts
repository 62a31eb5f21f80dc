/** Width and height in pixels. */
export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** Reads the size of one kind of image; `undefined` for another kind, and where the header is cut. */
export type Reader = (image: Buffer) => ImageSize | undefined

/** The size after a quarter turn. */
export const turned = ({ width, height }: ImageSize): ImageSize => ({ width: height, height: width })
