import type { FileBytes, HttpAnswer, StartContext } from '@mediaplug/core/provider'
import { file, parseAnswer, z } from '@mediaplug/core/provider'

const sizes = { '1:1': '1024x1024', '3:2': '1536x1024', '2:3': '1024x1536' } as const
const fields = z.strictObject({
  prompt: z.string().min(1).max(32_000).describe('What to make, in words'),
  aspectRatio: z.enum(['1:1', '3:2', '2:3']).optional().describe('Width to height'),
  count: z.int().min(1).max(10).optional().describe('How many images'),
  quality: z.enum(['low', 'medium', 'high']).optional().describe('How much work goes into it'),
  format: z.enum(['png', 'jpeg', 'webp']).default('png').describe('What the files are'),
})
type Picture = z.output<typeof fields>
const original = file({ as: 'bytes', mediaTypes: ['image/png', 'image/jpeg', 'image/webp'], maxBytes: 5e7 })

/** What the vendor chose where the request left it open. */
const details = z.object({ size: z.string(), quality: z.string() })
const drawn = z.object({
  data: z.array(z.object({ b64_json: z.base64() })),
  usage: z.object({ total_tokens: z.number() }).optional(),
})

export const generation = {
  details,
  input: fields,
  async start(input: Picture, { http }: StartContext) {
    const body = JSON.stringify(sentOf(input))
    return {
      output: readImages(await http.send({ method: 'POST', path: '/images/generations', body }), input),
    }
  },
}

export const edit = {
  details,
  input: fields.extend({ image: original }),
  async start(input: Picture & { readonly image: FileBytes }, { http }: StartContext) {
    const { bytes, mediaType } = input.image
    const body = new FormData()
    for (const [name, value] of Object.entries(sentOf(input))) if (value) body.append(name, String(value))
    body.append('image', new Blob([bytes], { type: mediaType }), `image.${mediaType.split('/')[1]}`)
    return { output: readImages(await http.send({ method: 'POST', path: '/images/edits', body }), input) }
  },
}

/** A request under the vendor's names. */
function sentOf({ prompt, aspectRatio, count, quality, format }: Picture) {
  const size = aspectRatio && sizes[aspectRatio]
  return { model: 'gpt-image-1', prompt, size, n: count, quality, output_format: format }
}

/** The images are in the answer itself, and so is what was charged. */
function readImages({ body, headers }: HttpAnswer, { format }: Picture) {
  const { data, usage } = parseAnswer(drawn, body)
  const bytesOf = ({ b64_json }: (typeof data)[number]) => Buffer.from(b64_json, 'base64')
  const mediaType = `image/${format}`
  return {
    assets: data.map((image) => ({ kind: 'image', mediaType, bytes: bytesOf(image) }) as const),
    details: body,
    usage: usage && { amount: usage.total_tokens, unit: 'tokens' },
    requestId: headers['x-request-id'],
  }
}
