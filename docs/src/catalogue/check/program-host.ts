// Runs the programs of the working directory, 0.mjs and so on, some at a time, and tells how each ends.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ProgramEnd } from './run-programs.js'
import { problemOf } from './sample.js'
import { someAtOnce } from './some-at-once.js'

const count = Number(process.argv[2])
const tell = (end: ProgramEnd): void => void process.send?.(end)

await someAtOnce(
  Array.from({ length: count }, (_, index) => index),
  4,
  async (index) => {
    try {
      await import(pathToFileURL(join(process.cwd(), `${index}.mjs`)).href)
      tell({ index })
    } catch (error) {
      tell({ index, problem: problemOf(error) })
    }
  },
)
process.disconnect()
