/** The value of a tone, from −1 to 1, so many seconds after it began; it lasts `seconds` in all. */
export type Voice = (time: number, pitch: number, seconds: number) => number

const circle = 2 * Math.PI
const wave = (time: number, pitch: number) => Math.sin(circle * time * pitch)

/** A soft steady tone. */
export const pad: Voice = (time, pitch, seconds) => {
  const swell = Math.min(1, time / 0.3, (seconds - time) / 0.3)
  return swell * (0.7 * wave(time, pitch) + 0.3 * wave(time, pitch * 2.003))
}

/** A struck string. */
export const pluck: Voice = (time, pitch) =>
  Math.exp(-4 * time) *
  (0.7 * wave(time, pitch) + 0.2 * wave(time, 2 * pitch) + 0.1 * wave(time, 3 * pitch) * Math.exp(-8 * time))

/** A low string. */
export const bass: Voice = (time, pitch) =>
  Math.exp(-2 * time) * (0.75 * wave(time, pitch) + 0.25 * wave(time, 2 * pitch))

/** A bell, with overtones that are no multiples. */
export const bell: Voice = (time, pitch) =>
  0.5 * Math.exp(-1.5 * time) * wave(time, pitch) +
  0.3 * Math.exp(-3 * time) * wave(time, 2.76 * pitch) +
  0.2 * Math.exp(-5 * time) * wave(time, 5.4 * pitch)

/** A drum that falls from `pitch`. */
export const drum: Voice = (time, pitch) =>
  Math.exp(-9 * time) * wave(time + 0.02 * Math.exp(-30 * time), pitch)

/** A short hiss. */
export const hiss: Voice = (time, pitch) => Math.exp(-35 * time) * noise(time, pitch * 100)

/** Noise that swells and falls; a higher pitch is brighter. */
export const wash: Voice = (time, pitch, seconds) =>
  Math.sin((Math.PI * time) / seconds) * smoothNoise(time, pitch)

/** An engine that turns `pitch` times a second. */
export const engine: Voice = (time, pitch) => {
  const speed = pitch * (1 + 0.1 * wave(time, 0.4))
  const turn = (time * speed) % 1
  return 0.6 * (1 - 2 * turn) * Math.exp(-2 * turn) + 0.25 * smoothNoise(time, pitch * 8)
}

/** The value of noise at a moment: the same moment, the same value. */
function noise(time: number, rate: number): number {
  return valueAt(Math.floor(time * rate))
}

/** Noise without corners: values that change `rate` times a second, and all that lies between them. */
function smoothNoise(time: number, rate: number): number {
  const place = time * rate
  const step = Math.floor(place)
  const share = place - step
  return valueAt(step) * (1 - share) + valueAt(step + 1) * share
}

function valueAt(step: number): number {
  let mixed = Math.imul(step ^ 0x5bd1e995, 0x9e3779b1)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b)
  return ((mixed ^ (mixed >>> 13)) | 0) / 2 ** 31
}
