import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { z } from '@mediaplug/core/provider'

const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url))

const settings = {
  compilerOptions: {
    target: 'es2023',
    module: 'nodenext',
    lib: ['es2023', 'esnext.disposable'],
    types: ['node'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    customConditions: ['@mediaplug/source'],
  },
}

const message = z.object({
  id: z.union([z.number(), z.string()]).optional(),
  method: z.string().optional(),
  params: z
    .object({ items: z.array(z.unknown()) })
    .optional()
    .catch(undefined),
  result: z.unknown().optional(),
})
const diagnostics = z.object({ items: z.array(z.object({ message: z.string() })) })
const hover = z.object({ contents: z.object({ value: z.string() }) })
const completions = z.object({ items: z.array(z.object({ label: z.string() })) })

/** What the compiler tells an editor about a program of one file. */
export interface Editor extends AsyncDisposable {
  /** The messages of the program's errors, in order. */
  errors(): Promise<readonly string[]>
  /** What is offered behind the first place of a text. */
  offeredBehind(text: string): Promise<readonly string[]>
  /** What is shown of the word at the end of the first place of a text. */
  shownOf(text: string): Promise<string>
}

const separator = '\r\n\r\n'

/** The messages of a stream, each behind a head that tells its length. */
function readMessages(process: ChildProcess, hear: (given: z.infer<typeof message>) => void): void {
  let rest = Buffer.alloc(0)
  process.stdout?.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      const head = rest.subarray(0, Math.max(0, rest.indexOf(separator))).toString('latin1')
      const body = head.length + separator.length
      const end = body + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.POSITIVE_INFINITY)
      if (rest.length < end) return
      hear(message.parse(JSON.parse(rest.toString('utf8', body, end))))
      rest = rest.subarray(end)
    }
  })
}

/** Opens a program of one file as an editor does. It uses the sources of all packages. */
export async function openInEditor(text: string): Promise<Editor> {
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'editor-'))
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ ...settings, include: ['*.ts'] }))
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  await writeFile(join(folder, 'program.ts'), text)
  const textDocument = { uri: pathToFileURL(join(folder, 'program.ts')).href }
  const server = spawn(process.execPath, [compiler, '--lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const waiting = new Map<number, (result: unknown) => void>()
  const send = (content: object): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...content })
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }
  const ask = (method: string, params: object): Promise<unknown> =>
    new Promise((resolve) => {
      const id = waiting.size
      waiting.set(id, resolve)
      send({ id, method, params })
    })
  readMessages(server, ({ id, method, params, result }) => {
    if (method === undefined) waiting.get(Number(id))?.(result)
    // What the server asks, such as for settings, has no answer here.
    else if (id !== undefined) send({ id, result: params?.items.map(() => null) ?? null })
  })
  await ask('initialize', { processId: process.pid, rootUri: null, capabilities: {} })
  send({ method: 'initialized', params: {} })
  const opened = { ...textDocument, languageId: 'typescript', version: 1, text }
  send({ method: 'textDocument/didOpen', params: { textDocument: opened } })
  const endOf = (found: string) => {
    const lines = text.slice(0, text.indexOf(found) + found.length).split('\n')
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 }
  }
  return {
    async errors() {
      const answer = diagnostics.parse(await ask('textDocument/diagnostic', { textDocument }))
      return answer.items.map((item) => item.message)
    },
    async offeredBehind(before) {
      const position = endOf(before)
      const answer = completions.parse(await ask('textDocument/completion', { textDocument, position }))
      return answer.items.map(({ label }) => label)
    },
    async shownOf(word) {
      const position = endOf(word)
      return hover.parse(await ask('textDocument/hover', { textDocument, position })).contents.value
    },
    async [Symbol.asyncDispose]() {
      server.kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
