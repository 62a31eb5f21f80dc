import { GlobalFonts } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { loadDrawingKit } from './drawing-kit.js'
import { pixelFonts } from './font.js'

test.each([
  'Hello, wörld',
  '图书馆借书步骤',
  '繁體中文',
  'こんにちは',
  '주문 접수 대한민국의 가을 산',
  'Привет',
])('the fonts that come with the package have every letter of %s', async (text) => {
  const { canvas, loadFonts } = await loadDrawingKit()
  loadFonts(text)
  const draw = (letter: string) => {
    const surface = canvas.createCanvas(40, 40)
    const context = surface.getContext('2d')
    context.font = `400 24px ${pixelFonts}`
    context.fillText(letter, 4, 30)
    return surface.data().toString('base64')
  }
  const missing = draw('\u{10FFFD}')
  for (const letter of text.replaceAll(' ', '')) expect(draw(letter)).not.toBe(missing)
  expect(GlobalFonts.families.map(({ family }) => family)).toContain('Sandbox Sans SC')
})
