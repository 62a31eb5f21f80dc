import { expect, test } from 'vitest'
import { failureOf } from '../../../test/client.js'
import { callTencent, goodFields, startTencent } from '../../../test/tencent.js'
import { until } from '../../../test/until.js'

const good = await goodFields()

test('an account has no more than three pictures under way, and another account is not concerned', async () => {
  await using slow = await startTencent({ answerSeconds: 3600 })
  const { baseUrls, credentials } = slow
  const call = (account = credentials.tencent) => callTencent(baseUrls.tencent, account, good)
  const waiting = [call(), call(), call(), call(slow.addAccount('tencent'))].map(failureOf)
  await until(() => expect(slow.log.filter(({ accepted }) => accepted)).toHaveLength(4))
  expect((await call()).code).toBe('RequestLimitExceeded.JobNumExceed')
  await slow.close()
  for (const failure of await Promise.all(waiting)) expect(failure).toMatch(/ECONNRESET|UND_ERR_SOCKET/)
})

test('a place is free again when the answer has come, whether good or bad', async () => {
  await using sandbox = await startTencent({ concurrency: 1 })
  const call = (fields: object) => callTencent(sandbox.baseUrls.tencent, sandbox.credentials.tencent, fields)
  const answers = [await call(good), await call({ InputImage: 'bm90IGFuIGltYWdl' }), await call(good)]
  expect(answers.map(({ code }) => code)).toEqual(['ok', 'FailedOperation.ImageDecodeFailed', 'ok'])
})
