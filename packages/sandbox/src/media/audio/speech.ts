import { hashText } from '../hash.js'
import { samplesPerFrame } from './mp3.js'
import { type Note, playNotes } from './note.js'
import { type Sound, sampleRate } from './sound.js'
import { consonant, vowels } from './vowel.js'

/** Speech to make up. */
export interface SpeechSpec {
  readonly text: string
  /** A voice such as `en-US-JennyNeural`. The same name, the same pitch. */
  readonly voice: string
}

/** What is spoken at one go, with the time until the next begins. */
interface Syllable {
  readonly text: string
  readonly seconds: number
}

const token =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{N}']+|[.!?。！？…\n]+|[,;:，、；：—-]+/gu
const fullStop = /^[.!?。！？…\n]/u
const comma = /^[,;:，、；：—-]/u
const wide = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]$/u

/** Speech past this time sounds like its beginning again, so that long texts are ready soon as well. */
const mostSeconds = 60

const womansVoice = /Xiaoxiao|Jenny|Aria|Sonia/

/** How long a text takes to say, in seconds. */
export function speechSeconds(text: string): number {
  return Math.max(
    0.5,
    syllables(text).reduce((sum, { seconds }) => sum + seconds, 0.3),
  )
}

/** A melody of syllables that follows a text. It cannot be understood. */
export function composeSpeech({ text, voice }: SpeechSpec): Sound {
  const base = (womansVoice.test(voice) ? 190 : 110) * (0.9 + (hashText(voice) % 100) / 400)
  const seconds = Math.min(mostSeconds, speechSeconds(text))
  const frames = Math.ceil((seconds * sampleRate) / samplesPerFrame)
  const notes: Note[] = []
  let at = 0.1
  let sinceStop = 0
  for (const syllable of syllables(text)) {
    if (at + syllable.seconds > seconds) break
    if (syllable.text !== '') notes.push(...speak(syllable, at, base, sinceStop))
    sinceStop = syllable.text === '' ? 0 : sinceStop + 1
    at += syllable.seconds
  }
  return playNotes(notes, frames * samplesPerFrame)
}

/** A burst and a vowel. The pitch falls from one stop to the next. */
function speak({ text, seconds }: Syllable, at: number, base: number, sinceStop: number): Note[] {
  const mark = hashText(text)
  const pitch = base * (1.15 - 0.02 * Math.min(15, sinceStop) + ((mark % 7) - 3) * 0.03)
  const voice = vowels[mark % vowels.length] ?? consonant
  return [
    { at, seconds: 0.05, pitch: 2000 + (mark % 5) * 900, loudness: 0.12, side: 0, voice: consonant },
    { at: at + 0.03, seconds: seconds - 0.04, pitch, loudness: 0.5, side: 0, voice },
  ]
}

/** The syllables of a text; pauses are syllables without text. */
function syllables(text: string): Syllable[] {
  return (text.match(token) ?? []).flatMap((part) => {
    if (fullStop.test(part)) return [{ text: '', seconds: 0.45 }]
    if (comma.test(part)) return [{ text: '', seconds: 0.22 }]
    if (wide.test(part)) return [{ text: part, seconds: 0.22 }]
    const spoken = part.match(/[^aeiouyäöü]*[aeiouyäöü]+(?:[^aeiouyäöü]+$)?/gi) ?? [part]
    return spoken.map((syllable, index) => ({
      text: syllable.toLowerCase(),
      seconds: index === spoken.length - 1 ? 0.24 : 0.17,
    }))
  })
}
