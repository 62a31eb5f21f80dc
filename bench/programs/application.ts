/** An application with every provider, as a user writes it: its type check is what a user's editor does. */
import { createClient } from '@mediaplug/core'
import { edrawmax } from '@mediaplug/provider-edrawmax'
import { mediaio } from '@mediaplug/provider-mediaio'
import { tencent } from '@mediaplug/provider-tencent'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { volcTos } from '@mediaplug/provider-volc-tos'

const client = createClient({
  providers: [
    edrawmax(),
    mediaio(),
    tomoviee(),
    tencent(),
    volcTos({ region: 'cn-beijing', bucket: 'pictures' }),
  ],
})

const { assets } = await client.generate('edrawmax/flowchart', { prompt: 'sign-up flow', language: 'en' })
const [drawing] = assets

const results = await Promise.all([
  client.generate('mediaio/i2v-kling-v3-0', { image: drawing, prompt: 'it comes to life', duration: 8 }),
  client.generate('mediaio/t2i-imagen-4', { prompt: 'a red kite', aspectRatio: '16:9', count: 2 }),
  client.generate('mediaio/i2i-banana', { images: [drawing, drawing], prompt: 'side by side' }),
  client.generate('mediaio/i2v-minimax-v2-3', { image: drawing, prompt: 'it turns', duration: 10 }),
  client.generate('mediaio/i2v-motion-control-kling-v2-6', {
    image: drawing,
    video: 'https://media.example/a.mp4',
  }),
  client.generate('mediaio/t2v-vidu-q3', { prompt: 'a red kite', duration: 12, audio: false }),
  client.generate('tomoviee/text-to-video', { prompt: 'a red kite', cameraMove: 'push in' }),
  client.generate('tomoviee/text-to-speech', { text: 'a red kite' }),
  client.generate('tencent/image-to-image', { image: drawing, strength: 0.6 }),
  client.generate('volc-tos/image-to-image', { image: 'https://media.example/kite.png', prompt: 'in oil' }),
  client.generate('text-to-video', { prompt: 'a red kite', duration: 5 }),
  client.generate('image-to-image', { prompt: 'in oil', image: drawing }),
])
await Promise.all(results.map((result, index) => result.assets[0].save(`output/${index}`)))

const task = await client.submit('text-to-music', { prompt: 'calm piano', duration: 10 })
for await (const status of task)
  if (status.state === 'succeeded') await status.output.assets[0].save('output/music')
const credits: number = await client.account('mediaio').credits()
if (credits < 10) await client.resume(task.handle).cancel()
