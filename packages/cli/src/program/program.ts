import { Command } from 'commander'
import { declareBatch } from '../commands/batch.js'
import { declareCancel } from '../commands/cancel.js'
import { declareCompletion } from '../commands/completion.js'
import { declareCredits } from '../commands/credits.js'
import { declareDoctor } from '../commands/doctor.js'
import { declareDownload } from '../commands/download.js'
import { declareGenerate } from '../commands/generate.js'
import { declareModels } from '../commands/models.js'
import { declarePlugins } from '../commands/plugins.js'
import { declareProviders } from '../commands/providers.js'
import { declareRecover } from '../commands/recover.js'
import { declareSandbox } from '../commands/sandbox.js'
import { declareSettle } from '../commands/settle.js'
import { declareSubmit } from '../commands/submit.js'
import { declareTasks } from '../commands/tasks.js'
import { declareWait } from '../commands/wait.js'
import { declareWorker } from '../commands/worker.js'

/** The parts, in the order in which help tells them. */
const parts: readonly ((program: Command) => void)[] = [
  declareGenerate,
  declareModels,
  declareProviders,
  declareSubmit,
  declareTasks,
  declareWait,
  declareCancel,
  declareRecover,
  declareSettle,
  declareBatch,
  declareWorker,
  declareCredits,
  declareDownload,
  declareSandbox,
  declareDoctor,
  declareCompletion,
  declarePlugins,
]

/**
 * The command with all its parts. Declaring loads nothing that works: each part loads what it needs when it is called.
 *
 * @param version - What `--version` says.
 */
export function createProgram(version: string): Command {
  const program = new Command('mediaplug')
    .description('Images, videos, music, speech and diagrams from a terminal, whoever makes them.')
    .version(version, '--version', 'tell the version')
    .helpCommand('help [command]', 'tell how a command is used')
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .exitOverride()
    // A mistake is told as all others are, by who called.
    .configureOutput({ outputError() {} })
  for (const declare of parts) declare(program)
  return program
}
