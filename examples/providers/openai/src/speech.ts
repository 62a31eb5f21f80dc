import { parseAnswer, type StartContext, z } from '@mediaplug/core/provider'

const input = z.strictObject({
  text: z.string().min(1).max(4_096).describe('The text to speak'),
  voice: z.string().min(1).default('alloy').describe("OpenAI's name of a voice, such as 'nova'"),
  instructions: z.string().optional().describe('How to speak, in words'),
  format: z.enum(['mp3', 'wav', 'flac']).default('mp3').describe('What the file is'),
})

export const speech = {
  input,
  /** Speaks: the answer is the file itself. */
  async start({ text, voice, instructions, format }: z.output<typeof input>, { http }: StartContext) {
    const sent = { model: 'gpt-4o-mini-tts', input: text, voice, instructions, response_format: format }
    const request = { method: 'POST', path: '/audio/speech', body: JSON.stringify(sent) } as const
    const { bytes, mediaType, headers } = await http.bytes(request)
    parseAnswer(z.string().startsWith('audio/'), mediaType)
    const asset = { kind: 'audio', mediaType, bytes } as const
    return { output: { assets: [asset], requestId: headers['x-request-id'] } }
  },
}
