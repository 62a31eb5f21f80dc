import {
  type Fault,
  type Http,
  type HttpAnswer,
  type OptionalCredential,
  type OutgoingRequest,
  parseAnswer,
  z,
} from '@mediaplug/core/provider'

const envelope = z.object({
  code: z.coerce.number(),
  msg: z.string().nullish(),
  data: z.unknown().optional(),
})

type Meaning = Pick<Fault, 'code' | 'repeat'>

/** The vendor's codes. A failed drawing may be asked for once more: that is its own rule. */
const meanings: Readonly<Record<number, Meaning>> = {
  400: { code: 'invalid-input' },
  500: { code: 'vendor' },
  2406: { code: 'rejected' },
  3001: { code: 'rate-limit', repeat: 'until-accepted' },
  212200: { code: 'failed', repeat: 'once' },
  212201: { code: 'failed', repeat: 'once' },
}

/** Names the account, where there is one. */
export async function authorize(
  _request: OutgoingRequest,
  { userId }: { readonly userId: OptionalCredential },
): Promise<Record<string, string>> {
  const id = await userId()
  return id === undefined ? {} : { 'x-user-id': id }
}

/** Reads the vendor's error: its own code, whatever the HTTP status. */
export function fault({ body }: HttpAnswer): Fault | undefined {
  const { data: answer } = envelope.safeParse(body)
  if (answer === undefined || answer.code === 0) return undefined
  const meaning = meanings[answer.code] ?? { code: 'vendor' }
  return {
    ...meaning,
    message: `EdrawMax answers ${answer.code} ${answer.msg ?? ''}`.trimEnd(),
    vendorCode: answer.code,
  }
}

/** Asks for a diagram and gives the data of a good answer. Fields that are undefined are not sent. */
export async function generate(http: Http, path: string, request: object): Promise<unknown> {
  const answer = await http.json({ method: 'POST', path, body: JSON.stringify(request) })
  return parseAnswer(envelope, answer).data
}
