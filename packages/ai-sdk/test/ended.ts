import { experimental_getVideoStatus as getVideoStatus, type JSONValue } from 'ai-7'
import type { VideoModel } from '../src/index.js'

const mostQuestions = 2_000

/** What became of an operation, asked again and again; each question waits for the client's pacing. */
export async function ended(model: VideoModel<object>, operation: JSONValue): Promise<object> {
  for (let question = 0; question < mostQuestions; question++) {
    const status = await getVideoStatus(model, { operation })
    if (status.status !== 'pending') return status
  }
  throw new Error('It does not end.')
}
