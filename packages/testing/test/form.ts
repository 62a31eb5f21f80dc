import { parseAnswer, z } from '@mediaplug/core/provider'
import type { sketch } from './acme.js'

/** Starts a sketch with a form in place of JSON. Some fields are left out. */
export const sendForm =
  (dropped: readonly string[] = []): typeof sketch.start =>
  async (request, { http }) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(request))
      if (value !== undefined && !dropped.includes(name)) form.set(name, String(value))
    form.set('paper', new Blob([new Uint8Array([1, 2, 3])], { type: 'image/png' }), 'paper.png')
    const answer = await http.json({ method: 'POST', path: '/sketches', body: form })
    return { ref: parseAnswer(z.object({ id: z.string() }), answer).id }
  }
