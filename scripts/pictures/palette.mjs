// The colours of all pictures, light and dark. A test holds them to WCAG AA: text 4.5 to 1, lines and edges 3 to 1.

/**
 * The tones say what something is: blue what goes on, green what ended well, amber what needs a look, red what ended ill.
 *
 * @typedef {typeof light} Palette
 */

export const light = {
  ground: '#ffffff',
  rim: '#d5dce5',
  band: '#f1f4f8',
  line: '#7a889a',
  ink: '#1b2430',
  soft: '#4f5b6b',
  blue: '#e3ecf9',
  blueEdge: '#3c66a0',
  green: '#dff3e6',
  greenEdge: '#2c7a4b',
  amber: '#f6ecd8',
  amberEdge: '#835d14',
  red: '#fbe5e3',
  redEdge: '#c02f2f',
}

/** @type {Palette} */
export const dark = {
  ground: '#12171e',
  rim: '#2c3644',
  band: '#1a212b',
  line: '#74849a',
  ink: '#e6ebf2',
  soft: '#a5b2c3',
  blue: '#1d3250',
  blueEdge: '#6f9bd8',
  green: '#16331f',
  greenEdge: '#5cb880',
  amber: '#3a2f17',
  amberEdge: '#cf9f45',
  red: '#421d1d',
  redEdge: '#ff7b72',
}

export const tones = /** @type {const} */ (['blue', 'green', 'amber', 'red'])

/** @typedef {typeof tones[number]} Tone */

/**
 * Rules in both schemes. The picture follows the `color-scheme` of the element that shows it, and on its own the
 * reader's system. Plain rules without variables, so that every viewer of SVG shows them.
 *
 * @param {(palette: Palette) => string} rulesOf
 */
export function inBothSchemes(rulesOf) {
  return `${rulesOf(light)}\n@media (prefers-color-scheme: dark) {\n${rulesOf(dark)}\n}`
}
