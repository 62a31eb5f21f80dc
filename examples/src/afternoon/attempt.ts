import { relative } from 'node:path'
import { MediaplugError, type SavedFile } from '@mediaplug/core'

/** Tells of a scene before it begins. */
export function announce(title: string, words: string): void {
  console.log(`\n${title}\n  ${words}`)
}

/** Tells of something that a person would not see. */
export function tell(words: string): void {
  console.log(`      ${words}`)
}

/** Does what ends with pictures, and tells which arrived, or why none did. */
export async function attempt(what: string, work: () => Promise<readonly SavedFile[]>): Promise<void> {
  console.log(`  ${what}`)
  try {
    for (const { path, mediaType, size } of await work())
      console.log(`    arrived: ${relative('', path)} (${mediaType}, ${size} bytes)`)
  } catch (error) {
    if (!MediaplugError.is(error)) throw error
    console.log(`    explained: ${error.code}: ${error.message}`)
  }
}
