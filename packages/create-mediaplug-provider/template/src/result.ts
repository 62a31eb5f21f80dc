import { parseAnswer, z } from '@mediaplug/core/provider'

const finished = z.object({ url: z.string(), expires: z.number(), credits: z.number() })

/** The file of a finished clip, when its link expires, and what it cost. */
export function readClip(answer: unknown) {
  const { url, expires, credits } = parseAnswer(finished, answer)
  const expiresAt = new Date(expires * 1_000)
  return {
    assets: [{ kind: 'video', mediaType: 'video/mp4', url, expiresAt }],
    usage: { amount: credits, unit: 'credits' },
  } as const
}
