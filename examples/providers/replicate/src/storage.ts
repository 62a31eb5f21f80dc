import { type Context, type FileBytes, file, parseAnswer, z } from '@mediaplug/core/provider'

/** A picture at a URL: bytes are put among the account's files first. */
export const image = file({ as: 'url', mediaTypes: ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] })
const kept = z.object({ urls: z.object({ get: z.string() }) })

/** Puts a file among the account's files, where Replicate's models may read it. */
export async function upload({ bytes, mediaType }: FileBytes, { http }: Context): Promise<string> {
  const form = new FormData()
  form.append('content', new Blob([bytes], { type: mediaType }), `input.${mediaType.split('/')[1]}`)
  return parseAnswer(kept, await http.json({ method: 'POST', path: '/files', body: form })).urls.get
}
