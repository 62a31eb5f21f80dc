import { Argument, type Command } from 'commander'

/** Declares `mediaplug completion`, and the hidden part that shells call. */
export function declareCompletion(program: Command): void {
  program
    .command('completion')
    .summary('complete words in bash, zsh and fish')
    .description(
      'Gives a script that completes commands, models, options and values. As in: source <(mediaplug completion bash)',
    )
    .addArgument(new Argument('<shell>', 'which shell').choices(['bash', 'zsh', 'fish']))
    .action(async (shell: string) => {
      const { script } = await import('@bomb.sh/tab')
      if (shell === 'bash') {
        const { bashWords } = await import('../completion/bash-words.js')
        process.stdout.write(`${bashWords}\n`)
      }
      script(shell, program.name(), program.name())
    })
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .allowUnknownOption()
    .action(async (words: readonly string[]) => {
      const { suggest } = await import('../completion/suggest.js')
      process.stdout.write(await suggest(program, words))
    })
}
