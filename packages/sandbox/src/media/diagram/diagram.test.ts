import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { type DiagramKind, diagramFiles, diagramSource } from './diagram.js'
import { type Language, languages } from './language.js'

// Files are drawn and encoded here, which takes as long as the machine needs.
vi.setConfig({ testTimeout: 300_000 })

const kinds: readonly DiagramKind[] = ['flowchart', 'infographic', 'gantt', 'mindmap']
const prompt = 'Tea: green (sencha, matcha), black, is it hot? white 45%'
const svgText = async (kind: DiagramKind, text: string) =>
  new TextDecoder().decode(await diagramFiles(kind, text, 'en').svg())

function pngSize(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset)
  return [view.getUint32(16), view.getUint32(20)]
}

describe.each(kinds)('a %s', (kind) => {
  test('is a PNG of the size that its SVG says, doubled', async () => {
    const files = diagramFiles(kind, prompt, 'en')
    const png = await files.png()
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    const found = /<svg [^>]*width="([\d.]+)" height="([\d.]+)"/.exec(
      new TextDecoder().decode(await files.svg()),
    )
    expect(pngSize(png)).toEqual([Math.ceil(Number(found?.[1]) * 2), Math.ceil(Number(found?.[2]) * 2)])
    expect(pngSize(png)[0]).toBeGreaterThan(600)
  })

  test('shows the parts of its prompt, in the drawing and in the source', async () => {
    const [svg, source] = [await svgText(kind, prompt), diagramSource(kind, prompt, 'en')]
    for (const word of ['Tea', 'Green', 'Black']) {
      if (kind !== 'flowchart' || word !== 'Tea') expect(source).toContain(word)
      expect(svg).toContain(word)
    }
  })

  test('differs from the other kinds, and from that of another prompt', async () => {
    const drawings = [...kinds.map((other) => svgText(other, prompt)), svgText(kind, 'Coffee: mocha, latte')]
    expect(new Set(await Promise.all(drawings)).size).toBe(kinds.length + 1)
  })

  test('is well-formed whatever the prompt', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), async (text) => {
        const svg = await svgText(kind, text)
        expect(
          svg.replaceAll(/<(\?xml|\/?(svg|defs|path|text|linearGradient|stop))\b[^<>]*>/g, ''),
        ).not.toMatch(/[<>]/)
        expect(svg).not.toMatch(/&(?!(amp|lt|gt);)|NaN|undefined|Infinity/)
      }),
      { numRuns: 40 },
    )
  })
})

test.each(languages)('a flowchart in %s has words of its own for start and end', (language) => {
  const others = languages.filter((other) => other !== language && !['en', 'de'].includes(other))
  const lines = (of: Language) =>
    diagramSource('flowchart', 'a, b', of)
      .split('\n')
      .filter((line) => /start\(|finish\(/.test(line))
  expect(lines(language)).toHaveLength(2)
  for (const other of others) expect(lines(other)).not.toEqual(lines(language))
})
