import { drawCrash } from './crash/draw.mjs'
import { drawDelay } from './delay/draw.mjs'
import { drawStates } from './states/draw.mjs'
import { drawWay } from './way/draw.mjs'

const drawings = { crash: drawCrash, delay: drawDelay, states: drawStates, way: drawWay }

/** All pictures of the guides but the house, by the names of their files in `docs/pictures`. */
export const pictures = Object.entries(drawings).flatMap(([name, draw]) => [
  { file: `${name}.svg`, draw: () => draw('wide') },
  { file: `${name}-narrow.svg`, draw: () => draw('narrow') },
])
