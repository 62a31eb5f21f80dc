import { createFontLoader } from './font.js'

/** The drawing library, and the function that gets the fonts ready for a text. */
export interface DrawingKit {
  readonly canvas: typeof import('@napi-rs/canvas')
  readonly loadFonts: (text: string) => void
}

let loading: Promise<DrawingKit> | undefined

/** Loads the drawing library, the first time that something is drawn. */
export function loadDrawingKit(): Promise<DrawingKit> {
  loading ??= import('@napi-rs/canvas').then((canvas) => ({
    canvas,
    loadFonts: createFontLoader(canvas.GlobalFonts),
  }))
  return loading
}
