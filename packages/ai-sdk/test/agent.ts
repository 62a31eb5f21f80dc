/** A language model that calls one tool once, then says what it was given. It serves `ai` 6 and 7. */
export function agentThatCalls(toolName: string, input: object) {
  let turns = 0
  const usage = {
    inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: 1, text: 1, reasoning: 0 },
  }
  const prompts: unknown[] = []
  const tools: unknown[] = []
  return {
    specificationVersion: 'v3',
    provider: 'test',
    modelId: 'agent',
    supportedUrls: {},
    prompts,
    tools,
    async doGenerate(call: { readonly prompt: unknown; readonly tools?: unknown }) {
      prompts.push(call.prompt)
      tools.push(call.tools)
      turns += 1
      const isFirst = turns === 1
      return {
        content: isFirst
          ? [{ type: 'tool-call', toolCallId: 'call-1', toolName, input: JSON.stringify(input) } as const]
          : [{ type: 'text', text: 'done' } as const],
        finishReason: isFirst
          ? ({ unified: 'tool-calls', raw: undefined } as const)
          : ({ unified: 'stop', raw: undefined } as const),
        usage,
        warnings: [],
      }
    },
    async doStream(): Promise<never> {
      throw new TypeError('It does not stream.')
    },
  } as const
}
