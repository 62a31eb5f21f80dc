import {
  type Context,
  conclude,
  type FailedStatus,
  MediaplugError,
  type ProducedAsset,
  parseAnswer,
  type StartedTask,
  type Status,
  vendorId,
  z,
} from '@mediaplug/core/provider'
import { meaningOf } from './fault.js'
import type { BodyFields } from './request/json-body.js'
import { request } from './request/request.js'
import { readImages, readRequestId } from './result.js'

const created = z.object({ JobId: vendorId })

/** Has the vendor accept a job. */
export async function createJob({ http }: Context, action: string, fields: BodyFields): Promise<StartedTask> {
  return { ref: parseAnswer(created, await request(http, action, fields)).JobId }
}

/** A text that only informs: one that makes no sense never keeps a job from its end. */
const informative = z.string().nullish().catch(undefined)
const job = z.object({
  JobStatusCode: z.union([z.string(), z.number()]).transform(String),
  JobErrorCode: informative,
  JobErrorMsg: informative,
})

const words = z
  .array(z.string())
  .nullish()
  .transform((given) => given ?? undefined)

/** What the vendor tells beside the images of `text-to-image`. */
export interface JobDetails {
  /** The prompts that were drawn, as the vendor rewrote them. */
  readonly revisedPrompts: readonly string[] | undefined
  /** How each image went: `Success`, or a code of the vendor. */
  readonly resultDetails: readonly string[] | undefined
}

/** The details of an answer. */
export const jobDetails: z.ZodType<JobDetails> = z
  .object({ RevisedPrompt: words, ResultDetails: words })
  .transform(({ RevisedPrompt, ResultDetails }) => ({
    revisedPrompts: RevisedPrompt,
    resultDetails: ResultDetails,
  }))

/** What a finished job reports. */
interface JobOutput {
  readonly assets: readonly ProducedAsset<'image'>[]
  readonly details: unknown
  readonly requestId: string | undefined
}

function failed(
  { JobErrorCode, JobErrorMsg }: z.output<typeof job>,
  requestId: string | undefined,
): FailedStatus {
  const { code } = meaningOf(JobErrorCode ?? '')
  return {
    state: 'failed',
    code: code === 'rejected' || code === 'quota' ? code : undefined,
    reason: JobErrorMsg || JobErrorCode || 'the vendor gives no reason',
    vendorCode: JobErrorCode || undefined,
    requestId,
  }
}

/** Makes the poll of a model that is asked after by an action. */
export function pollJob(action: string) {
  return async (ref: string, { http, now }: Context): Promise<Status<JobOutput>> => {
    const response = await request(http, action, { JobId: ref })
    const data = parseAnswer(job, response)
    const requestId = readRequestId(response)
    switch (data.JobStatusCode) {
      case '1':
        return { state: 'queued' }
      case '2':
        return { state: 'running' }
      case '4':
        return failed(data, requestId)
      case '5':
        return conclude(() => ({ assets: readImages(response, now()), details: response, requestId }), {
          requestId,
        })
      default:
        throw new MediaplugError(
          'protocol',
          `the vendor reports the unknown status '${data.JobStatusCode}'`,
          {
            requestId,
          },
        )
    }
  }
}
