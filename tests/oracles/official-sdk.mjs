import { readFileSync } from 'node:fs'
import { Agent } from 'node:http'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const service = 'tencentcloud-sdk-nodejs/tencentcloud/services/aiart/v20221229'

/** Finds every host name on this machine. */
const lookup = (_name, { all }, callback) => {
  if (all) callback(null, [{ address: '127.0.0.1', family: 4 }])
  else callback(null, '127.0.0.1', 4)
}

/** The official client. It takes the service from the host name, so it is asked at the vendor's own name. */
export function officialClient(sandbox) {
  const { Client } = require(`${service}/aiart_client.js`)
  const { port } = new URL(sandbox.baseUrls.tencent)
  const httpProfile = {
    endpoint: `aiart.tencentcloudapi.com:${port}`,
    protocol: 'http://',
    agent: new Agent({ lookup }),
  }
  return new Client({
    credential: { ...sandbox.credentials.tencent },
    region: 'ap-guangzhou',
    profile: { httpProfile },
  })
}

/** The fields that the SDK declares of an action's request, and which of them it requires. */
export function declaredFields(action) {
  const types = readFileSync(require.resolve(`${service}/aiart_models.d.ts`), 'utf8')
  const [, body] = new RegExp(`interface ${action}Request \\{([^]*?)\\n\\}`).exec(types) ?? []
  if (body === undefined) throw new Error(`the SDK declares no request of ${action}`)
  return [...body.matchAll(/^ {4}(\w+)(\??):/gm)].map(([, name, mark]) => ({ name, required: mark === '' }))
}
