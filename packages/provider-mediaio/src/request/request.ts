import { type Http, parseAnswer } from '@mediaplug/core/provider'
import { type Answer, envelope } from './answer.js'

/** Sends a request and gives the vendor's answer. Fields that are undefined are not sent. */
export async function request(http: Http, path: string, body: object): Promise<Answer> {
  return parseAnswer(envelope, await http.json({ method: 'POST', path, body: JSON.stringify(body) }))
}
