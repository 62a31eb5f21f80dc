import { defineModel, parseAnswer, textToImage, z } from '@mediaplug/core/provider'

const drawn = z.object({ png: z.base64(), seed: z.int() })

/** Answers at once: the file is in the answer, and the vendor keeps no task. */
export const icon = defineModel({
  title: 'Icon',
  description: 'Small pictures with clear outlines, within two seconds.',
  capability: textToImage,
  input: z.strictObject({
    prompt: z.string().min(1).max(500).describe('What to make, in words'),
    seed: z.int().min(0).optional().describe('The same seed and prompt give the same icon'),
    transparent: z.boolean().default(false).describe('Whether the background is left out'),
  }),
  details: z.object({ seed: z.int() }),
  async start(input, { http }) {
    const answer = await http.json({ method: 'POST', path: '/v1/icons', body: JSON.stringify(input) })
    const { png, seed } = parseAnswer(drawn, answer)
    const asset = { kind: 'image', mediaType: 'image/png', bytes: Buffer.from(png, 'base64') } as const
    return { output: { assets: [asset], details: { seed } } }
  },
})
