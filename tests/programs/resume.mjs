// Resumes the task of a handle, as another process would: node resume.mjs <base URL> <handle as JSON>.
import { createClient } from '@mediaplug/core'
import { tomoviee } from '@mediaplug/provider-tomoviee'

const [baseUrl, handle] = process.argv.slice(2)
const client = createClient({ providers: [tomoviee({ baseUrl })], pacing: () => 50 })
const { assets } = await client.resume(JSON.parse(handle)).result({ timeoutMs: 15_000 })
const bytes = await assets[0].bytes()
process.stdout.write(
  JSON.stringify({ kind: assets[0].kind, brand: Buffer.from(bytes.subarray(4, 8)).toString() }),
)
