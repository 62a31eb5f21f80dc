import { type ProducedAsset, parseAnswer, z } from '@mediaplug/core/provider'

const urlLifetimeMs = 3_600_000
const kind = 'image'

const urlStart = /^https?:\/\//

/** Whether a text is base64 to its end, with or without line breaks. */
function isBase64(text: string): boolean {
  const dense = text.replace(/\s+/g, '')
  return dense.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(dense)
}

const answer = z.object({
  ResultImage: z
    .string()
    .refine((text) => (urlStart.test(text) ? URL.canParse(text) : isBase64(text)), 'must be a URL or base64'),
})

/** What the vendor's images may be besides JPEG, by the beginning of their base64 and the end of their path. */
const otherTypes = [
  { mediaType: 'image/png', start: 'iVBORw0KGgo', ending: '.png' },
  { mediaType: 'image/webp', start: 'UklGR', ending: '.webp' },
] as const
const defaultType = 'image/jpeg'

function fetched(url: string, now: Date): ProducedAsset<'image'> {
  const path = url.replace(/[?#].*/s, '')
  const mediaType = otherTypes.find(({ ending }) => path.endsWith(ending))?.mediaType ?? defaultType
  return { kind, mediaType, url, expiresAt: new Date(now.getTime() + urlLifetimeMs) }
}

function decoded(base64: string): ProducedAsset<'image'> {
  const mediaType = otherTypes.find(({ start }) => base64.startsWith(start))?.mediaType ?? defaultType
  const { buffer, byteOffset, byteLength } = Buffer.from(base64, 'base64')
  return { kind, mediaType, bytes: new Uint8Array(buffer, byteOffset, byteLength) }
}

/**
 * Reads the image of an answer: its URL, good for an hour, or its bytes.
 *
 * @param now - The time by the vendor's clock.
 */
export function readImage(response: unknown, now: Date): ProducedAsset<'image'> {
  const { ResultImage: image } = parseAnswer(answer, response)
  return urlStart.test(image) ? fetched(image, now) : decoded(image)
}

const named = z.object({ RequestId: z.string().min(1) })

/** The vendor's id of the request, for its support. */
export const readRequestId = (response: unknown): string | undefined =>
  named.safeParse(response).data?.RequestId
