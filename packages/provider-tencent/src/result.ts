import { type ProducedAsset, parseAnswer, z } from '@mediaplug/core/provider'

const urlLifetimeMs = 3_600_000
const kind = 'image'

const urlStart = /^https?:\/\//

/** Whether a text is base64 to its end, with or without line breaks. */
function isBase64(text: string): boolean {
  const dense = text.replace(/\s+/g, '')
  return dense.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(dense)
}

const image = z
  .string()
  .refine((text) => (urlStart.test(text) ? URL.canParse(text) : isBase64(text)), 'must be a URL or base64')
const answer = z.object({ ResultImage: image })

/** The images of a job, of which some may have failed: those have no URL. */
const answers = z.object({
  ResultImage: z
    .array(z.string().nullable())
    .transform((given) => given.filter(Boolean))
    .pipe(z.array(image).min(1)),
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

const assetOf = (given: string, now: Date): ProducedAsset<'image'> =>
  urlStart.test(given) ? fetched(given, now) : decoded(given)

/**
 * Reads the image of an answer: its URL, good for an hour, or its bytes.
 *
 * @param now - The time by the vendor's clock.
 */
export const readImage = (response: unknown, now: Date): ProducedAsset<'image'> =>
  assetOf(parseAnswer(answer, response).ResultImage, now)

/**
 * Reads the images of a job.
 *
 * @param now - The time by the vendor's clock.
 */
export const readImages = (response: unknown, now: Date): readonly ProducedAsset<'image'>[] =>
  parseAnswer(answers, response).ResultImage.map((given) => assetOf(given, now))

const cut = z.object({ MaskImage: image })

/**
 * Reads the mask that an answer has beside the image; nothing where there is none, or none that makes sense: it never
 * costs an image that was paid for.
 *
 * @param now - The time by the vendor's clock.
 */
export function readMask(response: unknown, now: Date): readonly ProducedAsset<'mask'>[] {
  const { data } = cut.safeParse(response)
  return data === undefined ? [] : [{ ...assetOf(data.MaskImage, now), kind: 'mask' }]
}

const named = z.object({ RequestId: z.string().min(1) })

/** The vendor's id of the request, for its support. */
export const readRequestId = (response: unknown): string | undefined =>
  named.safeParse(response).data?.RequestId

/** What an image that came with the answer reports: the image, and the vendor's id of the request. */
interface DrawnOutput {
  readonly assets: readonly [ProducedAsset<'image'>]
  readonly requestId: string | undefined
}

/**
 * Reads an answer that has the image.
 *
 * @param now - The time by the vendor's clock.
 */
export const readOutput = (response: unknown, now: Date): DrawnOutput => ({
  assets: [readImage(response, now)],
  requestId: readRequestId(response),
})
