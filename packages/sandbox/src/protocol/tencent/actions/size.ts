import type { FrameSize } from '../../../media/landscape.js'

/** A size as the vendor writes it, `1024:768`; undefined for anything else. */
export function sizeOf(resolution: string): FrameSize | undefined {
  const [, width, height] = /^(\d{1,5}):(\d{1,5})$/.exec(resolution) ?? []
  return width === undefined || height === undefined
    ? undefined
    : { width: Number(width), height: Number(height) }
}

/** Whether a size has one of some ratios, such as `16:9`, to the pixel. */
export function hasRatio({ width, height }: FrameSize, ratios: readonly string[]): boolean {
  return ratios.some((ratio) => {
    const { width: across, height: down } = sizeOf(ratio) ?? { width: 1, height: 1 }
    return Math.abs(width * down - height * across) < Math.max(across, down)
  })
}

/** The ratios of the actions that make an image of words, and of that which draws on. */
export const ratios: readonly string[] = ['1:1', '3:4', '4:3', '9:16', '16:9']
