import { z } from 'zod'
import { parseJson, type ReceivedBody } from '../../http/body.js'
import { firstIssue } from '../../request/schema-issue.js'
import type { Problem } from './answer.js'
import { parseActions } from './processing.js'
import { reqJson } from './req-json.js'

const actionsField = z
  .string()
  .default('')
  .transform((text, context) => {
    const actions = parseActions(text)
    if (typeof actions !== 'string') return actions
    context.addIssue({ code: 'custom', message: actions })
    return z.NEVER
  })

const processing = {
  /** The name of a style that the bucket has. The sandbox takes any name, and draws nothing for it. */
  ProcessStyle: z
    .string()
    .regex(/^[\w.-]{0,64}$/)
    .default(''),
  ProcessActions: actionsField,
}

/** The vendor documents text and shows a truth value. */
const truth = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')])

const commonFields = {
  OutputProcessing: z.strictObject({
    ...processing,
    Bucket: z.string().min(1),
    Object: z.string().regex(/^[^/\\]/, 'must not be empty, nor begin with a slash'),
    ForbiddenOverwrite: truth.default(false),
  }),
  ModelConfig: z.strictObject({
    ModelAction: z.enum(['CVProcess', 'HighAesSmartDrawing']).default('CVProcess'),
    ModelVersion: z.literal('2022-08-31').default('2022-08-31'),
    ReqJson: reqJson,
  }),
}

const imageToImageRequest = z.strictObject({
  TaskType: z.literal('image_to_image'),
  InputDataSource: z.strictObject({ Prompt: z.string().min(1), ImageUri: z.string().min(1) }),
  InputProcessing: z.strictObject(processing).prefault({}),
  ...commonFields,
})

const textToImageRequest = z.strictObject({
  TaskType: z.literal('text_to_image'),
  InputDataSource: z.strictObject({ Prompt: z.string().min(1) }),
  ...commonFields,
})

/** A request by what the vendor calls it. */
const requests = { image_to_image: imageToImageRequest, text_to_image: textToImageRequest } as const

/** What the vendor calls what it draws from. */
export type Process = keyof typeof requests

/** What TOS is asked to draw. */
export type DrawingRequest = z.output<typeof imageToImageRequest> | z.output<typeof textToImageRequest>

/** Reads a request body, whatever its `Content-Type` is, or says what is wrong with it. */
export function parseRequest(process: Process, body: ReceivedBody): DrawingRequest | Problem {
  const value = body.kind === 'text' ? parseJson(body.text) : body.kind === 'json' ? body.value : undefined
  if (value === undefined) return { code: 'MalformedBody' }
  const parsed = requests[process].safeParse(value)
  if (parsed.success) return parsed.data
  const { field, detail } = firstIssue(parsed.error, value)
  return { code: 'InvalidArgument', message: `${field === '' ? 'The body' : field}: ${detail}` }
}
