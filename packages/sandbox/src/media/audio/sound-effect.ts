import { createRandom, hashText } from '../hash.js'
import { samplesPerFrame } from './mp3.js'
import { type Note, playNotes } from './note.js'
import { type Sound, sampleRate } from './sound.js'
import { bell, drum, engine, hiss, type Voice, wash } from './voice.js'

/** A family of sound effects. */
interface Family {
  /** Words of a prompt that ask for it. */
  readonly words: RegExp
  readonly voice: Voice
  /** The least and the greatest time from one event to the next, in seconds. */
  readonly gap: readonly [number, number]
  /** How long an event sounds, in seconds. */
  readonly seconds: number
  /** In Hz. */
  readonly pitch: readonly [number, number]
  readonly loudness: number
}

const families: readonly [Family, ...Family[]] = [
  {
    words: /rain|wind|ocean|wave|storm|sea|crowd|fire|雨|风|海/i,
    voice: wash,
    gap: [0.7, 1.6],
    seconds: 3.5,
    pitch: [900, 9000],
    loudness: 0.3,
  },
  {
    words: /bell|chime|ring|notification|glass|coin|magic|铃|钟/i,
    voice: bell,
    gap: [0.5, 1.4],
    seconds: 2.5,
    pitch: [400, 1400],
    loudness: 0.5,
  },
  {
    words: /engine|car|motor|machine|train|plane|drone|车|机/i,
    voice: engine,
    gap: [1.9, 1.9],
    seconds: 2.1,
    pitch: [22, 60],
    loudness: 0.5,
  },
  {
    words: /step|knock|thunder|drum|door|punch|explosion|heart|脚步|雷/i,
    voice: drum,
    gap: [0.35, 0.9],
    seconds: 0.6,
    pitch: [45, 120],
    loudness: 0.7,
  },
  {
    words: /typing|keyboard|click|clock|rattle|insect|键盘/i,
    voice: hiss,
    gap: [0.08, 0.3],
    seconds: 0.15,
    pitch: [60, 200],
    loudness: 0.6,
  },
]

const unitSamples = 1000 * samplesPerFrame

/** Makes up a sound effect for a text: events of the family that its words name, or of any. It lasts 24 s. */
export function composeSoundEffect(text: string): Sound {
  const random = createRandom(hashText(text))
  const between = ([least, most]: readonly [number, number]) => least + random() * (most - least)
  const family =
    families.find(({ words }) => words.test(text)) ??
    families[Math.floor(random() * families.length)] ??
    families[0]
  const middle = between(family.pitch)
  const notes: Note[] = []
  const end = unitSamples / sampleRate
  for (let at = 0; at < end; at += between(family.gap)) {
    const pitch = middle * (0.85 + 0.3 * random())
    const seconds = Math.min(family.seconds, end - at)
    notes.push({ at, seconds, pitch, loudness: family.loudness, side: random() - 0.5, voice: family.voice })
  }
  return playNotes(notes, unitSamples)
}
