import { execFile } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../../site/folders.js'
import type { Outcome, Sample } from './sample.js'
import { workplace } from './workplace.js'

const run = promisify(execFile)

/** How strict readers may be. */
const compilerOptions = {
  target: 'es2023',
  module: 'nodenext',
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
  types: ['node'],
}

async function compile(folder: string): Promise<string> {
  try {
    await run(join(root, 'node_modules/.bin/tsc'), ['-p', folder, '--pretty', 'false'])
    return ''
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
  }
}

/** Compiles programs as they stand on their pages, all at once. */
export async function checkTypes(samples: readonly Sample[]): Promise<readonly Outcome[]> {
  const folder = join(workplace, 'types')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }))
  await Promise.all(samples.map(({ text }, index) => writeFile(join(folder, `${index}.ts`), `${text}\n`)))
  const told = await compile(folder)
  return samples.map((sample, index) => {
    const [line] = new RegExp(`^.*\\b${index}\\.ts\\(.*$`, 'm').exec(told) ?? []
    return {
      sample,
      problem: line ?? (index === 0 && told !== '' && !/\d\.ts\(/.test(told) ? told : undefined),
    }
  })
}
