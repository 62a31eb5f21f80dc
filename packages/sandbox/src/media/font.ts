import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { GlobalFonts } from '@napi-rs/canvas'

const require = createRequire(import.meta.url)

/** The families as they are drawn with here: Latin, Cyrillic, Chinese and kana first, then Hangul. */
const families = [
  {
    name: 'Sandbox Sans SC',
    file: 'noto-sans-sc',
    index: () => require.resolve('@fontsource-variable/noto-sans-sc/unicode.json'),
  },
  {
    name: 'Sandbox Sans KR',
    file: 'noto-sans-kr',
    index: () => require.resolve('@fontsource-variable/noto-sans-kr/unicode.json'),
  },
]

/** The font list for drawing to pixels. */
export const pixelFonts = families.map(({ name }) => `"${name}"`).join(', ')

/** The font list for SVG files, which are shown on machines with fonts of their own. */
export const svgFonts =
  "'Noto Sans SC', 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans KR', sans-serif"

/** A file that has the shapes of some characters. */
interface FontPart {
  readonly family: string
  readonly path: string
  readonly ranges: readonly (readonly [first: number, last: number])[]
}

/**
 * Gives a function that registers the fonts for a text, as far as they are not registered yet. The fonts come
 * with the package in some 220 parts; every part that is registered makes drawing slower to begin.
 */
export function createFontLoader(fonts: typeof GlobalFonts): (text: string) => void {
  const parts = families.flatMap(readParts)
  const known = new Set<number>()
  const registered = new Set<FontPart>()
  return (text) => {
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0
      if (known.has(code)) continue
      known.add(code)
      for (const part of parts) {
        if (registered.has(part) || !claims(part, code)) continue
        registered.add(part)
        fonts.registerFromPath(part.path, part.family)
      }
    }
  }
}

/** Whether a part may have a character. Some parts claim characters that only another family has. */
function claims({ ranges }: FontPart, code: number): boolean {
  return ranges.some(([first, last]) => first <= code && code <= last)
}

function readParts({ name, file, index }: (typeof families)[number]): FontPart[] {
  const folder = dirname(index())
  const parts: Record<string, string> = JSON.parse(readFileSync(index(), 'utf8'))
  return Object.entries(parts).map(([part, ranges]) => ({
    family: name,
    path: join(folder, 'files', `${file}-${part.replaceAll(/[[\]]/g, '')}-wght-normal.woff2`),
    ranges: ranges.split(',').map(readRange),
  }))
}

/** Reads `U+4e00` or `U+4e00-9fff`. */
function readRange(range: string): readonly [number, number] {
  const [first = '', last = first] = range.replace('U+', '').split('-')
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
}
