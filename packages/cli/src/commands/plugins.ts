import type { Command } from 'commander'
import { run } from './declare.js'

/** Commands that are packages of their own: they are large, and few need them. */
const plugins: readonly (readonly [name: string, from: string, description: string])[] = [
  ['mcp', '@mediaplug/mcp', 'serve the models to agents over MCP'],
]

/** Declares the commands that other packages bring. */
export function declarePlugins(program: Command): void {
  for (const [name, from, description] of plugins) {
    program
      .command(name)
      .summary(description)
      .description(`${description}, with the package ${from}`)
      .helpOption(false)
      .argument('[words...]')
      .allowUnknownOption()
      .allowExcessArguments()
      .action(async (_words: readonly string[], _options: object, command: Command) => {
        await run({}, async (session) => {
          const { runPlugin } = await import('../program/run-plugin.js')
          return runPlugin(session, { name, from, words: command.args })
        })
      })
  }
}
