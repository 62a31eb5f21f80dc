import { type DrawingKit, loadDrawingKit } from './drawing-kit.js'
import { fontOf } from './paint.js'

/** The width of a line of text, in units of the scene. */
export type Measure = (text: string, size: number, weight: number) => number

/** Gives the function that measures text with the fonts that it will be drawn with. */
export async function createMeasure(): Promise<Measure> {
  return measureWith(await loadDrawingKit())
}

function measureWith({ canvas, loadFonts }: DrawingKit): Measure {
  const context = canvas.createCanvas(1, 1).getContext('2d')
  return (text, size, weight) => {
    loadFonts(text)
    context.font = fontOf(size, weight)
    return context.measureText(text).width
  }
}
