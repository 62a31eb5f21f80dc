import { defineProvider, z } from '@mediaplug/core/provider'
import { authorize } from './authorize.js'
import { fault } from './fault.js'
import { diagram } from './models/diagram.js'
import { flowchart, gantt, infographic, mindmap } from './models/kinds.js'
import { settingFields } from './settings.js'

/**
 * EdrawMax: four kinds of diagram from words, each as PNG, SVG and source that can be edited.
 *
 * The vendor asks for no key. The setting `userId` (or the environment variable `EDRAWMAX_USER_ID`) names the
 * account that its limits are counted for. The models answer at once, within some seconds.
 *
 * @throws MediaplugError `invalid-input` for settings that are not allowed.
 * @example A flowchart and its source
 * ```ts
 * import { createClient } from '@mediaplug/core'
 * import { edrawmax } from '@mediaplug/provider-edrawmax'
 *
 * const client = createClient({ providers: [edrawmax()] })
 * const { assets, source } = await client.generate('edrawmax/flowchart', {
 *   prompt: 'sign-up flow',
 *   language: 'en',
 * })
 * ```
 */
export const edrawmax = defineProvider({
  id: 'edrawmax',
  title: 'EdrawMax',
  settings: z.strictObject(settingFields),
  baseUrl: 'https://api.edrawmax.cn/api/ai',
  downloads: { hosts: ['.aliyuncs.com', '.wondershare.com', '.edrawsoft.com', '.edrawmax.com'] },
  authorize,
  fault,
  models: () => ({
    flowchart: diagram(flowchart),
    infographic: diagram(infographic),
    gantt: diagram(gantt),
    mindmap: diagram(mindmap),
  }),
})
