import type { Fault, HttpAnswer } from '@mediaplug/core/provider'
import { envelope } from './request.js'

type Meaning = Pick<Fault, 'code' | 'repeat'>

/** What the vendor's codes mean. Its documents say that a failed drawing may be asked for once more. */
const meanings: Readonly<Record<number, Meaning>> = {
  400: { code: 'invalid-input' },
  500: { code: 'vendor' },
  2406: { code: 'rejected' },
  3001: { code: 'rate-limit', repeat: 'until-accepted' },
  212200: { code: 'failed', repeat: 'once' },
  212201: { code: 'failed', repeat: 'once' },
}

/** Reads the vendor's error. Its own code decides, whatever the HTTP status. */
export function fault({ body }: HttpAnswer): Fault | undefined {
  const { data: answer } = envelope.safeParse(body)
  if (answer === undefined || answer.code === 0) return undefined
  const { code, msg } = answer
  const meaning = meanings[code] ?? { code: 'vendor' }
  return { ...meaning, message: `EdrawMax answers ${code} ${msg ?? ''}`.trimEnd(), vendorCode: code }
}
