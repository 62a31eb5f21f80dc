import { type Answer, textAnswer } from '../../http/answer.js'
import { createConcurrency } from '../../request/concurrency-limit.js'
import { createClock } from '../../server/clock.js'
import type { ReceivedRequest } from '../../server/route.js'
import { credentialKinds } from '../credential-kind.js'
import { defineVendor } from '../define-vendor.js'
import { createCredentials } from './account.js'
import { type Problem, refusal } from './answer.js'
import { authenticate } from './authenticate.js'
import { imageToImage } from './create.js'
import { tencentDefaults } from './settings.js'

/** How many bytes a request may have: 10 MB. */
const bodyLimit = 10 * 1024 * 1024

/** What the headers of a request must be, and the code when they are something else. */
const commonParameters = [
  { name: 'X-TC-Action', value: 'ImageToImage', code: 'InvalidAction' },
  { name: 'X-TC-Version', value: '2022-12-29', code: 'NoSuchVersion' },
  { name: 'X-TC-Region', value: 'ap-singapore', code: 'UnsupportedRegion' },
]

/** Tencent Cloud's AI art: image to image, signed with TC3-HMAC-SHA256, answered when the picture is there. */
export const tencent = defineVendor({
  mode: 'synchronous',
  basePath: '',
  defaultSettings: tencentDefaults,
  settingWords: { credentials: credentialKinds },
  signedSettings: ['clockOffsetSeconds'],
  createCredentials,
  open: (room) => {
    const clock = createClock(room.settings.clockOffsetSeconds)
    const concurrency = createConcurrency(room.settings.concurrency)

    function handle(request: ReceivedRequest): Answer | Promise<Answer> {
      if (request.url.pathname !== '/') return textAnswer(404, '404 page not found')
      if (request.body.kind === 'too-large') return refusal('FailedOperation.RequestEntityTooLarge')
      const account = authenticate(request, room.accounts, clock())
      if ('code' in account) return refusal(account.code, account.message)
      const problem = problemOf(request)
      if (problem !== undefined) return refusal(problem.code, problem.message)
      return imageToImage(room, concurrency, account, request)
    }

    return {
      refusal,
      clock,
      routes: [{ operation: 'create', methods: ['POST'], path: '/', bodyLimit, handle }],
    }
  },
})

function problemOf({ headers }: ReceivedRequest): Problem | undefined {
  for (const { name, value, code } of commonParameters) {
    const given = headers[name.toLowerCase()]
    if (given === undefined) return { code: 'MissingParameter', message: `${name} is missing.` }
    if (given !== value) return { code, message: `${name} must be ${value}, not ${given}.` }
  }
  return undefined
}
