import { type Credential, type Http, type OutgoingRequest, parseAnswer } from '@mediaplug/core/provider'
import { type Answer, envelope } from './answer.js'

/** The account's key. */
export async function authorize(
  _request: OutgoingRequest,
  { apiKey }: { readonly apiKey: Credential },
): Promise<Record<string, string>> {
  return { 'x-api-key': await apiKey() }
}

/** Sends a request and gives the vendor's answer. */
export async function ask(http: Http, path: string, request: object): Promise<Answer> {
  return parseAnswer(envelope, await http.json({ method: 'POST', path, body: JSON.stringify(request) }))
}
