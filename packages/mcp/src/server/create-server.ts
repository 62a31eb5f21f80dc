import { McpServer } from '@modelcontextprotocol/server'
import { declareAccount } from '../tools/account.js'
import { declareDescribeModel } from '../tools/describe-model.js'
import { declareGenerate } from '../tools/generate.js'
import { declareListModels } from '../tools/list-models.js'
import { declareModelTools } from '../tools/model-tools.js'
import type { Bench } from '../tools/tool-set.js'
import { declareWait } from '../tools/wait.js'
import { instructions } from './instructions.js'

/** How tools are offered: a few for all models, or one for each model. */
export type ToolChoice = 'few' | 'models'

/** What a server is made of. */
export interface ServerParts extends Bench {
  readonly tools: ToolChoice
  readonly version: string
}

/** How long a host may take to tell its folders, in ms. */
const hostAnswerMs = 10_000

const declared = {
  few: [declareListModels, declareDescribeModel, declareGenerate, declareWait, declareAccount],
  models: [declareModelTools, declareWait, declareAccount],
} as const

/** Makes a server for one connection. What it works with, all connections share. */
export function createServer({ tools, version, ...bench }: ServerParts): McpServer {
  const server = new McpServer(
    { name: 'mediaplug', title: 'Mediaplug', version },
    { capabilities: { tools: {} }, instructions, inputRequired: { roundTimeoutMs: hostAnswerMs } },
  )
  for (const declare of declared[tools]) declare({ ...bench, server })
  return server
}
