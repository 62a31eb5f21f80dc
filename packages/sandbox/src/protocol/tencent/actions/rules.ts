import { passesReview } from '../../../request/content-review.js'
import type { Problem } from '../problem.js'

/** What a request of the right types can have wrong: the code, the test, and what is allowed, if that is news. */
export type Rule<Request> = readonly [
  code: string,
  fails: (request: Request) => boolean,
  message: string | undefined,
]

/** The first rule that a request breaks. */
export function brokenRule<Request>(request: Request, rules: readonly Rule<Request>[]): Problem | undefined {
  const broken = rules.find(([, fails]) => fails(request))
  if (broken === undefined) return undefined
  const [code, , message] = broken
  return message === undefined ? { code } : { code, message }
}

/** Fields that are texts, of which some may be missing. */
type Texts<Field extends string> = { readonly [Name in Field]?: string | undefined }

/** A value that the vendor does not take. */
export function wrongValue<Request>(fails: (request: Request) => boolean, message: string): Rule<Request> {
  return ['InvalidParameterValue.ParameterValueError', fails, message]
}

/** Texts of at most so many characters, which pass the review. */
export function textRules<Field extends string>(
  most: Readonly<Record<Field, number>>,
): readonly Rule<Texts<Field>>[] {
  const limits = Object.entries<number>(most) as [Field, number][]
  return [
    [
      'InvalidParameterValue.TextLengthExceed',
      (request) =>
        limits.some(([field, characters]) => [...String(request[field] ?? '')].length > characters),
      `At most: ${limits.map(([field, characters]) => `${field} ${characters}`).join(', ')} characters.`,
    ],
    [
      'OperationDenied.TextIllegalDetected',
      (request) => limits.some(([field]) => !passesReview(request[field] ?? '')),
      undefined,
    ],
  ]
}

/** URLs of the web, which pass the review. */
export function urlRules<Field extends string>(...fields: readonly Field[]): readonly Rule<Texts<Field>>[] {
  return fields.flatMap((field): Rule<Texts<Field>>[] => [
    [
      'InvalidParameterValue.UrlIllegal',
      ({ [field]: url = '' }) => url !== '' && !/^https?:\/\/[^/]/.test(url),
      `${field} must begin with http:// or https://.`,
    ],
    ['OperationDenied.ImageIllegalDetected', ({ [field]: url = '' }) => !passesReview(url), undefined],
  ])
}

/** A file of which neither the URL nor the base64 is there. */
export function missingFile<Field extends string>(...fields: readonly Field[]): Rule<Texts<Field>> {
  return ['InvalidParameterValue.ImageEmpty', (request) => !fields.some((field) => request[field]), undefined]
}
