import { type ErrorCode, type Fault, type HttpAnswer, vendorId, z } from '@mediaplug/core/provider'

/** An error of the vendor, with the nearest of our codes. */
export interface VendorFault extends Fault {
  readonly code: ErrorCode
}

type Meaning = Pick<VendorFault, 'code' | 'repeat'>

const modelAnswer = z.object({
  resp_json: z.object({
    code: z.coerce.number(),
    message: z.string().nullish(),
    request_id: vendorId.nullish().catch(undefined),
  }),
})
const storageAnswer = z.object({
  Code: z.string(),
  Message: z.string().nullish(),
  RequestId: vendorId.nullish().catch(undefined),
  EC: z.string().nullish(),
})

const succeeded = 10_000
const crowded: Meaning = { code: 'rate-limit', repeat: 'until-accepted' }
const rejected: Meaning = { code: 'rejected' }

/**
 * The model's codes. Those that are not listed are `failed`.
 *
 * The vendor calls 50500, 50501, 50511, 50516, 50517 and 50519 repeatable too, but their work was done, and a
 * repetition is paid for again. So these are `failed` too: whether to repeat is for the user to decide.
 */
const modelMeanings: Readonly<Record<number, Meaning>> = {
  50411: rejected,
  50412: rejected,
  50413: rejected,
  50429: crowded,
  50430: crowded,
  50512: rejected,
  50518: rejected,
  50520: rejected,
  50521: rejected,
  50522: rejected,
}

/** The codes of object storage that say more than the HTTP status. */
const storageMeanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['RequestTimeTooSkewed', { code: 'auth', repeat: 'with-vendor-time' }],
  ['AuthorizationHeaderMalformed', { code: 'auth' }],
  ['AuthorizationQueryParametersError', { code: 'auth' }],
  ['UnImplemented', { code: 'unsupported' }],
  ['ExceedQPSLimit', crowded],
  ['ExceedRateLimit', crowded],
  ['TooManyRequests', crowded],
])

const statusMeanings: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid-input',
  401: 'auth',
  403: 'auth',
  404: 'invalid-input',
  405: 'invalid-input',
  409: 'invalid-input',
  411: 'invalid-input',
  412: 'invalid-input',
  413: 'invalid-input',
  416: 'invalid-input',
  429: 'rate-limit',
}

function modelFault({ resp_json }: z.output<typeof modelAnswer>): VendorFault | undefined {
  const { code, message, request_id } = resp_json
  if (code === succeeded) return undefined
  return {
    ...(modelMeanings[code] ?? { code: 'failed' }),
    message: `the model answers ${code} ${message ?? ''}`.trimEnd(),
    vendorCode: code,
    requestId: request_id ?? undefined,
  }
}

/**
 * Reads the vendor's error: that of object storage, or that of the model behind it.
 *
 * @see https://docs.byteplus.com/en/docs/tos/reference-codes-in-response
 */
export function fault({ status, headers, body }: HttpAnswer): VendorFault | undefined {
  const model = modelAnswer.safeParse(body)
  if (model.success) return modelFault(model.data)
  const { data: error } = storageAnswer.safeParse(body)
  if (error === undefined) return undefined
  const ec = error.EC ?? headers['x-tos-ec']
  const byStatus: Meaning = { code: statusMeanings[status] ?? 'vendor' }
  return {
    ...(storageMeanings.get(error.Code) ?? byStatus),
    message: `TOS answers ${status} ${error.Code}: ${error.Message ?? ''}${ec ? ` (EC ${ec})` : ''}`,
    vendorCode: error.Code,
    requestId: error.RequestId ?? headers['x-tos-request-id'],
  }
}
