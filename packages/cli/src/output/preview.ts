import { readFile } from 'node:fs/promises'
import type { SavedFile } from '@mediaplug/core'

/** A picture that is larger is left to a viewer: a terminal takes it as text. */
const mostBytes = 2_000_000
const rows = 12
const chunk = 4096

/** The escape of iTerm2, which WezTerm knows too: any image, in base64. */
const inlineFile = (bytes: Buffer): string =>
  `\u001b]1337;File=inline=1;size=${bytes.byteLength};height=${rows};preserveAspectRatio=1:${bytes.toString('base64')}\u0007`

/** The escapes of kitty, which Ghostty knows too: a PNG, in pieces. */
function kittyPicture(bytes: Buffer): string {
  const text = bytes.toString('base64')
  const pieces = text.match(new RegExp(`.{1,${chunk}}`, 'g')) ?? []
  return pieces
    .map((piece, index) => {
      const more = index < pieces.length - 1 ? 1 : 0
      const control = index === 0 ? `a=T,f=100,r=${rows},m=${more}` : `m=${more}`
      return `\u001b_G${control};${piece}\u001b\\`
    })
    .join('')
}

interface Viewer {
  readonly takes: readonly string[]
  readonly write: (bytes: Buffer) => string
}

const inline: Viewer = { takes: ['image/png', 'image/jpeg', 'image/gif', 'image/webp'], write: inlineFile }
const kitty: Viewer = { takes: ['image/png'], write: kittyPicture }

/** How a terminal shows pictures, where it says that it does. Nothing is guessed. */
function viewerOf({ TERM, TERM_PROGRAM, TMUX, STY }: NodeJS.ProcessEnv): Viewer | undefined {
  if (TMUX || STY) return undefined
  if (TERM_PROGRAM === 'iTerm.app' || TERM_PROGRAM === 'WezTerm') return inline
  return TERM === 'xterm-kitty' || TERM_PROGRAM === 'ghostty' ? kitty : undefined
}

/** The picture itself as a terminal shows it; nothing where it cannot, or where the file is large. */
export async function previewOf(
  { path, mediaType, size }: SavedFile,
  environment: NodeJS.ProcessEnv,
  { isTTY }: { readonly isTTY: boolean },
): Promise<string | undefined> {
  const viewer = isTTY ? viewerOf(environment) : undefined
  if (!viewer?.takes.includes(mediaType) || size > mostBytes) return undefined
  return viewer.write(await readFile(path))
}
