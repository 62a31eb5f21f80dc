import { type Context, type FileBytes, file, parseAnswer, z } from '@mediaplug/core/provider'

/** A picture at a URL: bytes are put into fal's storage first. */
export const image = file({ as: 'url', mediaTypes: ['image/png', 'image/jpeg', 'image/webp'] })
const initiated = z.object({ upload_url: z.url(), file_url: z.string() })

/** Puts a file into fal's storage: one request says where, another sends it there. */
export async function upload({ bytes, mediaType }: FileBytes, { http, locate }: Context): Promise<string> {
  const asked = { content_type: mediaType, file_name: `input.${mediaType.split('/')[1]}` }
  const start = { host: 'rest', path: '/storage/upload/initiate', query: { storage_type: 'fal-cdn-v3' } }
  const answer = await http.json({ method: 'POST', ...start, body: JSON.stringify(asked) })
  const { upload_url, file_url } = parseAnswer(initiated, answer)
  const place = { ...locate(upload_url), host: 'cdn' }
  await http.send({ method: 'PUT', ...place, headers: { 'content-type': mediaType }, body: bytes })
  return file_url
}
