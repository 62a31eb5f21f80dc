#!/usr/bin/env node
import { runCommand } from './command.js'

const { stdin, stdout, stderr } = process
process.exitCode = await runCommand(process.argv.slice(2), {
  folder: process.cwd(),
  input: stdin,
  output: stdout,
  errors: stderr,
  isInteractive: Boolean(stdin.isTTY && stdout.isTTY),
})
