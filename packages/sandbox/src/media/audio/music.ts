import { createRandom, hashText } from '../hash.js'
import { samplesPerFrame } from './mp3.js'
import { type Note, playNotes } from './note.js'
import { type Sound, sampleRate } from './sound.js'
import { bass, bell, drum, hiss, pad, pluck, type Voice } from './voice.js'

type Pick = <Item>(items: readonly [Item, ...Item[]]) => Item
type Scale = readonly [number, ...number[]]

/** What holds for a whole piece. */
interface Piece {
  /** In seconds. */
  readonly beat: number
  /** The pitch of a step of the scale, in Hz; 7 steps are an octave. */
  readonly pitch: (step: number) => number
  readonly lead: Voice
  readonly random: () => number
}

const scales: readonly [Scale, Scale] = [
  [0, 2, 4, 5, 7, 9, 11],
  [0, 2, 3, 5, 7, 8, 10],
]
/** Steps of the scale on which the chords of four bars stand. */
const progressions: readonly [Scale, ...Scale[]] = [
  [0, 4, 5, 3],
  [0, 5, 3, 4],
  [5, 3, 0, 4],
  [0, 3, 0, 4],
]
const bars = 8
const beats = 4
/** In Hz. */
const lowestRoot = 110
/** From the slowest to the fastest, 83 to 139 beats a minute. A beat is a whole number of MP3 frames. */
const [fewestFrames, mostFrames] = [18, 30]

/** Makes up a piece of eight bars for a text: the same text, the same piece. It can be repeated. */
export function composeMusic(text: string): Sound {
  const random = createRandom(hashText(text))
  const pick: Pick = (items) => items[Math.floor(random() * items.length)] ?? items[0]
  const framesPerBeat = fewestFrames + Math.floor(random() * (mostFrames - fewestFrames + 1))
  const scale = pick(scales)
  const root = lowestRoot * 2 ** (Math.floor(random() * 8) / 12)
  const piece: Piece = {
    beat: (framesPerBeat * samplesPerFrame) / sampleRate,
    pitch: (step) => root * 2 ** (((scale[((step % 7) + 7) % 7] ?? 0) + 12 * Math.floor(step / 7)) / 12),
    lead: pick([pluck, bell]),
    random,
  }
  const progression = pick(progressions)
  const notes = Array.from({ length: bars }, (_, bar) => {
    const at = bar * beats * piece.beat
    const chord = progression[bar % progression.length] ?? 0
    return [...chordNotes(piece, at, chord), ...rhythm(piece, at, chord), ...melody(piece, at, chord)]
  })
  return playNotes(notes.flat(), bars * beats * framesPerBeat * samplesPerFrame)
}

function chordNotes({ beat, pitch }: Piece, at: number, chord: number): Note[] {
  return [-1, 0, 1].map((side) => {
    const step = chord + 2 * (side + 1)
    return { at, seconds: beats * beat, pitch: pitch(step), loudness: 0.1, side, voice: pad }
  })
}

/** A drum and a bass on every second beat, and a hiss between the beats. */
function rhythm({ beat, pitch }: Piece, at: number, chord: number): Note[] {
  const low = pitch(chord - 7)
  return [0, 1, 2, 3].flatMap((count): Note[] => {
    const now = at + count * beat
    const between = now + beat / 2
    const off: Note = { at: between, seconds: 0.12, pitch: 120, loudness: 0.06, side: -0.4, voice: hiss }
    if (count % 2 === 1) return [off]
    return [
      { at: now, seconds: beat * 1.5, pitch: low, loudness: 0.32, side: 0, voice: bass },
      { at: now, seconds: 0.3, pitch: 55, loudness: 0.4, side: 0, voice: drum },
      off,
    ]
  })
}

/** Half beats, most of which have a tone: of the chord on every second beat, else near it. */
function melody({ beat, pitch, lead, random }: Piece, at: number, chord: number): Note[] {
  return Array.from({ length: 2 * beats }, (_, half): Note[] => {
    if (random() > (half % 2 === 0 ? 0.85 : 0.45)) return []
    const step = half % 4 === 0 ? 2 * Math.floor(random() * 3) : Math.floor(random() * 7) - 1
    const now = at + (half * beat) / 2
    return [
      { at: now, seconds: beat, pitch: pitch(chord + 14 + step), loudness: 0.28, side: 0.3, voice: lead },
    ]
  }).flat()
}
