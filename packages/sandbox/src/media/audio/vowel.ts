import type { Voice } from './voice.js'

/** The two lowest resonances of the mouth for a, e, i, o and u, in Hz. */
const formants = [
  [800, 1200],
  [500, 1900],
  [300, 2300],
  [450, 850],
  [320, 700],
] as const

const mostHarmonics = 24
const breadth = 140

/** The vowels a, e, i, o and u. */
export const vowels: readonly Voice[] = formants.map((pair) => vowel(pair))

/** A breath before a vowel. */
export const consonant: Voice = (time, pitch) =>
  0.5 * Math.sin(time * pitch * 7) * Math.sin(time * pitch * 11.3) * Math.sin(time * pitch * 3.7)

/** The harmonics of a voice, as loud as the mouth lets each of them out. */
function vowel(pair: readonly [number, number]): Voice {
  const gains = new Map<number, readonly number[]>()
  return (time, pitch, seconds) => {
    let harmonics = gains.get(pitch)
    if (harmonics === undefined) {
      harmonics = Array.from({ length: mostHarmonics }, (_, index) => gainAt(pitch * (index + 1), pair))
      gains.set(pitch, harmonics)
    }
    const angle = 2 * Math.PI * (pitch * time - (0.04 * pitch * time * time) / seconds)
    return Math.min(1, time / 0.02, (seconds - time) / 0.05) * sumOfHarmonics(angle, harmonics)
  }
}

/** The sum of sin(angle), sin(2 angle) and so on, each with its gain; one sine and one cosine do for all. */
function sumOfHarmonics(angle: number, gains: readonly number[]): number {
  const twice = 2 * Math.cos(angle)
  let [before, now, sum] = [0, Math.sin(angle), 0]
  for (const gain of gains) {
    sum += gain * now
    const next = twice * now - before
    before = now
    now = next
  }
  return sum
}

function gainAt(frequency: number, pair: readonly [number, number]): number {
  const [first, second] = pair.map((formant) => Math.exp(-(((frequency - formant) / breadth) ** 2)))
  return 0.05 / (1 + frequency / 500) + 0.5 * (first ?? 0) + 0.25 * (second ?? 0)
}
