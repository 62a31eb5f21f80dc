import { z } from 'zod'
import { numberedFiles } from '../../../file/numbered-files.js'
import type { FileSource } from '../../../file/store.js'
import { makeMp3 } from '../../../media/audio/mp3.js'
import type { Sound } from '../../../media/audio/sound.js'

/** `qty`: how many variants are made. */
export const quantityField = z.int().min(1).max(4)

/** MP3 files that differ from each other; `compose` is given the text of each, with its number. */
export function audioFiles(
  text: string,
  quantity: number,
  seconds: number,
  compose: (text: string) => Sound,
  closing: AbortSignal,
): FileSource[] {
  return numberedFiles(quantity, 'audio', 'mp3', (number) =>
    makeMp3(compose(`${text} ${number}`), seconds, closing),
  )
}
