#!/usr/bin/env node
import { runCommand } from './command.js'

const { stdin, stdout, stderr } = process
// In a terminal that tells no size, each letter would get a line of its own.
stdout.columns ||= 80
stdout.rows ||= 24
process.exitCode = await runCommand(process.argv.slice(2), {
  folder: process.cwd(),
  input: stdin,
  output: stdout,
  errors: stderr,
  isInteractive: Boolean(stdin.isTTY && stdout.isTTY),
})
