import {
  type FakeReply,
  type FakeRequest,
  type FakeRoute,
  type FakeVendor,
  fakeVendor,
} from '@mediaplug/testing'

const apiKey = 'sk-proj-openai-0123456789'
const size = 2_048

/** The prompt that OpenAI refuses. */
export const refusedPrompt = 'something forbidden'

const beginnings: Readonly<Record<string, Buffer>> = {
  png: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  jpeg: Buffer.from('ffd8ffe000104a46494600', 'hex'),
  webp: Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'),
  mp3: Buffer.from('ID3\x04\0\0', 'latin1'),
  wav: Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'),
  flac: Buffer.from('fLaC', 'latin1'),
}
const audioTypes: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  flac: 'audio/flac',
}

/** A file of which no more than the beginning is genuine. */
function fileOf(format: string): Buffer {
  const bytes = Buffer.alloc(size)
  beginnings[format]?.copy(bytes)
  return bytes
}

const refuse = (status: number, message: string, type: string, code: string | null): FakeReply => ({
  status,
  headers: { 'x-request-id': 'req_refused' },
  body: { error: { message, type, param: null, code } },
})
const invalid = (message: string) => refuse(400, message, 'invalid_request_error', null)

/** A route that wants the key, and an object or a form as its body. */
const guarded = (answer: (fields: Readonly<Record<string, unknown>>, now: Date) => FakeReply): FakeRoute => ({
  operation: 'create',
  answer: ({ headers, body }: FakeRequest, context) =>
    headers.authorization === `Bearer ${apiKey}`
      ? answer(Object(body), context.now())
      : refuse(401, 'Incorrect API key provided', 'invalid_request_error', 'invalid_api_key'),
})

/** OpenAI answers fields that it does not know with an error. */
function unknownField(
  fields: Readonly<Record<string, unknown>>,
  known: readonly string[],
): FakeReply | undefined {
  const name = Object.keys(fields).find((field) => !known.includes(field))
  return name === undefined
    ? undefined
    : refuse(400, `Unknown parameter: '${name}'.`, 'invalid_request_error', 'unknown_parameter')
}

function images(fields: Readonly<Record<string, unknown>>, now: Date): FakeReply {
  const {
    model,
    prompt,
    n = 1,
    size: wanted = '1024x1024',
    quality = 'high',
    output_format: format = 'png',
  } = fields
  if (model !== 'gpt-image-1' || typeof prompt !== 'string')
    return invalid('A model and a prompt are needed.')
  if (prompt === refusedPrompt)
    return refuse(
      400,
      'Your request was rejected by the safety system.',
      'image_generation_user_error',
      'moderation_blocked',
    )
  const file = fileOf(String(format)).toString('base64')
  return {
    headers: { 'x-request-id': 'req_images' },
    body: {
      created: Math.floor(now.getTime() / 1_000),
      background: 'opaque',
      data: Array.from({ length: Number(n) }, () => ({ b64_json: file })),
      output_format: format,
      quality,
      size: wanted,
      usage: {
        input_tokens: 10,
        input_tokens_details: { image_tokens: 0, text_tokens: 10 },
        output_tokens: 4_160,
        total_tokens: 4_170,
      },
    },
  }
}

const imageFields = ['model', 'prompt', 'n', 'size', 'quality', 'output_format', 'background', 'stream']

/** OpenAI's images, edits and speech, as its documents and its client tell of them. */
export function openFakeOpenai(): Promise<FakeVendor> {
  return fakeVendor({
    credentials: { apiKey },
    refusal: (code, message) =>
      refuse(code === 'insufficient_quota' ? 429 : 400, message, 'some_error', String(code)),
    routes: {
      'POST /images/generations': guarded(
        (fields, now) => unknownField(fields, imageFields) ?? images(fields, now),
      ),

      'POST /images/edits': guarded((fields, now) => {
        const { image } = fields
        if (!(Object(image).bytes instanceof Uint8Array)) return invalid('An image is needed, in a form.')
        return unknownField(fields, [...imageFields, 'image', 'mask']) ?? images(fields, now)
      }),

      'POST /audio/speech': guarded((fields) => {
        const { model, input, voice, response_format: format = 'mp3' } = fields
        const mediaType = audioTypes[String(format)]
        if (
          model !== 'gpt-4o-mini-tts' ||
          typeof input !== 'string' ||
          typeof voice !== 'string' ||
          !mediaType
        )
          return invalid('A model, an input, a voice and a known format are needed.')
        const headers = { 'content-type': mediaType, 'x-request-id': 'req_speech' }
        const known = ['model', 'input', 'voice', 'instructions', 'response_format', 'speed']
        return unknownField(fields, known) ?? { headers, body: fileOf(String(format)) }
      }),
    },
  })
}
