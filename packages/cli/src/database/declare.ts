import type { Command } from 'commander'

/** Adds the options of a command that may use a database. */
export function withDatabaseOptions(command: Command): Command {
  return command
    .option('--database <url>', 'keep tasks in this PostgreSQL database, for workers; or MEDIAPLUG_DATABASE')
    .option('--sink <where>', 'where workers keep files: a folder, or s3://bucket/prefix; or MEDIAPLUG_SINK')
}
