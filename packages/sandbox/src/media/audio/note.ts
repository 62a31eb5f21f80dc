import { type Fill, type Sound, sampleRate } from './sound.js'
import type { Voice } from './voice.js'

/** A tone, a beat or a syllable. */
export interface Note {
  /** When it begins, in seconds. */
  readonly at: number
  readonly seconds: number
  /** In Hz. */
  readonly pitch: number
  /** From 0 to 1. */
  readonly loudness: number
  /** From −1, left, to 1, right. */
  readonly side: number
  readonly voice: Voice
}

/** How long a note takes to rise from and fall back to silence, so that it does not click. */
const edgeSeconds = 0.006

/** A sound made of notes. */
export function playNotes(notes: readonly Note[], samples: number): Sound {
  return {
    samples,
    start: (): Fill => {
      let first = 0
      return (left, right) => {
        for (const note of notes) play(note, left, right, first)
        first += left.length
      }
    },
  }
}

function play(note: Note, left: Float32Array, right: Float32Array, first: number): void {
  const { seconds, pitch, voice, loudness, side } = note
  const begin = Math.round(note.at * sampleRate) - first
  const end = Math.min(left.length, begin + Math.round(seconds * sampleRate))
  const [leftGain, rightGain] = [loudness * Math.min(1, 1 - side), loudness * Math.min(1, 1 + side)]
  for (let index = Math.max(0, begin); index < end; index += 1) {
    const time = (index - begin) / sampleRate
    const edge = Math.min(1, time / edgeSeconds, (seconds - time) / edgeSeconds)
    const value = edge * voice(time, pitch, seconds)
    left[index] = (left[index] ?? 0) + value * leftGain
    right[index] = (right[index] ?? 0) + value * rightGain
  }
}
