import { betweenLetters, betweenLettersAlone } from '../printable.js'
import { codes } from './codes.js'
import { asItIs, type Reading, replacing } from './reading.js'

/** What is looked for, as far as it decides what is worth decoding. */
export interface Sought {
  /** The length of the shortest secret. */
  readonly shortest: number
  /** Whether a secret has a space. */
  readonly hasSpaces: boolean
}

/** How often one encoding may stand within another. */
const deepest = 3

const plain = /^[\n\t\x20-\x7e]*$/
const wrapped = /\S\n\S/
const mayHoldCodes = /[%\\&]/
const control = /(?![\t\n\r\u0080-\u009f])\p{Cc}/u

/** An encoding of bytes: so many digits stand for so many bytes. */
interface ByteEncoding {
  readonly name: 'base64' | 'hex'
  readonly digit: string
  readonly padding: string
  readonly digits: number
  readonly bytes: number
}

const byteEncodings: readonly ByteEncoding[] = [
  { name: 'base64', digit: '[A-Za-z0-9+/_-]', padding: '={0,2}', digits: 4, bytes: 3 },
  { name: 'hex', digit: String.raw`[\dA-Fa-f]`, padding: '', digits: 2, bytes: 1 },
]

/** What runs of digits hold, wherever in the run it begins. Its place is the whole run. */
function* bytesIn(
  from: Reading,
  { name, digit, padding, digits, bytes }: ByteEncoding,
  shortest: number,
): Generator<Reading, void, void> {
  const runs = new RegExp(`(?<!${digit})${digit}{${Math.ceil((shortest * digits) / bytes)},}${padding}`, 'g')
  for (const { 0: run, index } of from.text.matchAll(runs)) {
    const placeOf: Reading['placeOf'] = () => from.placeOf(index, index + run.length)
    for (let phase = 0; phase < digits; phase++) {
      const text = Buffer.from(run.slice(phase), name).toString('latin1')
      yield { text, isBinary: control.test(text), placeOf }
    }
  }
}

function* decodings(
  from: Reading,
  { shortest, hasSpaces }: Sought,
): Generator<Reading | undefined, void, void> {
  const { text, isBinary } = from
  if (!isBinary && (!plain.test(text) || wrapped.test(text))) {
    yield replacing(from, betweenLetters, () => '')
    yield replacing(from, betweenLettersAlone, () => '')
  }
  if (mayHoldCodes.test(text)) for (const { pattern, decode } of codes) yield replacing(from, pattern, decode)
  if (hasSpaces) yield replacing(from, /\+/g, () => ' ')
  for (const encoding of byteEncodings) yield* bytesIn(from, encoding, shortest)
}

/**
 * All ways in which a text may be read: without terminal sequences and characters that nobody sees, and decoded from
 * URLs, forms, JSON, HTML, base64 and hexadecimal digits, one in the other too.
 */
export function* readingsOf(text: string, sought: Sought): Generator<Reading, void, void> {
  const seen = new Set<string>()
  function* from(reading: Reading, depth: number): Generator<Reading, void, void> {
    if (seen.has(reading.text)) return
    seen.add(reading.text)
    yield reading
    if (depth === 0) return
    for (const decoded of decodings(reading, sought)) if (decoded) yield* from(decoded, depth - 1)
  }
  yield* from(asItIs(text), deepest)
}
