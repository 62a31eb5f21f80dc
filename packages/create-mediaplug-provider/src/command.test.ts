import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { runCommand } from './command.js'

/** A terminal in an empty folder. Somebody is at it where there are keys: each is pressed when its words are shown. */
function openTerminal(keys: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'mediaplug-create-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()]
  const waiting = new Map(Object.entries(keys))
  let printed = ''
  output.on('data', (chunk) => {
    printed += chunk
    for (const [words, pressed] of waiting) {
      if (!printed.includes(words)) continue
      waiting.delete(words)
      setImmediate(() => input.write(pressed))
    }
  })
  const terminal = { folder, input, output, errors, isInteractive: waiting.size > 0 }
  return {
    folder,
    run: (...args: readonly string[]) => runCommand(args, terminal),
    output: () => printed,
    errors: () => String(errors.read() ?? ''),
    read: (path: string) => readFileSync(join(folder, path), 'utf8'),
  }
}

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

test('a name is enough without a terminal', async () => {
  const { run, read, output, folder } = openTerminal()
  expect(await run('acme')).toBe(0)
  expect(JSON.parse(read('acme/package.json'))).toMatchObject({
    name: 'mediaplug-provider-acme',
    keywords: ['mediaplug', 'mediaplug-provider', 'acme'],
    peerDependencies: { '@mediaplug/core': expect.any(String) },
  })
  expect(read('acme/LICENSE')).toContain(
    `Copyright (c) ${new Date().getFullYear()} the authors of mediaplug-provider-acme\n`,
  )
  expect(files(folder)).toContain('.gitignore')
  expect(output()).toMatch(/cd acme\n {2}npm install\n {2}npm test/)
})

test('all names are those that were given', async () => {
  const { run, read } = openTerminal()
  const given = [
    '--title',
    "O'Hara & Søn",
    '--scope',
    'you',
    '--author',
    'Ann "A" O\'Hara',
    '-d',
    'own place',
  ]
  expect(await run('o-hara', ...given)).toBe(0)
  expect(JSON.parse(read('own place/package.json'))).toMatchObject({
    name: '@you/mediaplug-provider-o-hara',
    description: expect.stringMatching(/^O'Hara & Søn for Mediaplug/),
  })
  expect(read('own place/src/provider.ts')).toContain(
    "export const oHara = defineProvider({\n  id: 'o-hara',",
  )
  expect(read('own place/src/provider.ts')).toContain("title: 'O\\'Hara & Søn',")
  expect(read('own place/src/settings.ts')).toContain("credential('O_HARA_API_KEY')")
  expect(read('own place/LICENSE')).toContain('Ann "A" O\'Hara')
})

test('nothing of the template’s own names is left', async () => {
  const { run, read, folder } = openTerminal()
  await run('kite')
  const texts = readdirSync(join(folder, 'kite'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
  expect(texts.filter((text) => /acme.?studio|\{author\}|\{year\}/i.test(text))).toEqual([])
  expect(read('kite/README.md')).toContain("from 'mediaplug-provider-kite'")
})

test('a folder that has something in it is left as it is', async () => {
  const { run, folder, errors } = openTerminal()
  mkdirSync(join(folder, 'acme'))
  writeFileSync(join(folder, 'acme/notes.txt'), 'mine')
  expect(await run('acme')).toBe(1)
  expect(errors()).toMatch(/acme is not empty: it has notes\.txt\. Nothing was written\./)
  expect(files(folder)).toEqual(['notes.txt'])
})

test('a file where the folder would be is left as it is', async () => {
  const { run, folder, errors, read } = openTerminal()
  writeFileSync(join(folder, 'acme'), 'mine')
  expect(await run('acme')).toBe(1)
  expect(errors()).toContain('acme is a file')
  expect(read('acme')).toBe('mine')
})

test('an empty folder is written to, be it that of a new repository', async () => {
  const { run, folder, output } = openTerminal()
  execFileSync('git', ['init', '--quiet'], { cwd: folder })
  expect(await run('acme', '--directory', '.')).toBe(0)
  expect(files(folder)).toContain('tsconfig.build.json')
  expect(output()).toContain('in this folder')
  expect(output()).not.toContain('cd ')
})

test.each([
  { args: [], says: 'A name is needed, as in: npm create mediaplug-provider acme' },
  { args: ['Acme Studio'], says: "'Acme Studio' is no name: .*Perhaps acme-studio\\?" },
  { args: ['ÄcmeStudio'], says: 'Perhaps acme-studio\\?' },
  { args: ['mediaplug-provider-acme'], says: 'the name of a package.*Perhaps acme\\?' },
  { args: ['@you/mediaplug-provider-acme'], says: 'Perhaps acme\\?' },
  { args: ['../acme'], says: 'Perhaps acme\\?' },
  { args: ['@you/acme'], says: "'@you/acme' is no name" },
  { args: ['acme', '-q'], says: "Unknown option '-q'" },
  { args: ['acme-'], says: 'Perhaps acme\\?' },
  { args: ['...'], says: "'\\.\\.\\.' is no name" },
  { args: ['a'.repeat(41)], says: 'at most 40 characters; this one has 41' },
  { args: ['acme', 'studio'], says: "also 'studio'" },
  { args: ['acme', '--scope', 'You Two'], says: "'You Two' is no scope of npm" },
  { args: ['acme', '--scope', 'y'.repeat(200)], says: 'npm takes at most 214 characters' },
  { args: ['acme', '--title', 'A */ B'], says: "'A \\*/ B' is no title" },
  { args: ['acme', '--title', ''], says: "'' is no title" },
  { args: ['acme', '--directory', ''], says: 'A directory is needed' },
  { args: ['acme', '--author', 'A\nB'], says: 'in one line' },
  { args: ['acme', '--colour'], says: "Unknown option '--colour'" },
])('$args is refused, and nothing is written', async ({ args, says }) => {
  const { run, folder, errors } = openTerminal()
  expect(await run(...args)).toBe(2)
  expect(errors()).toMatch(new RegExp(`^create-mediaplug-provider: .*${says}`, 's'))
  expect(files(folder)).toEqual([])
})

test('--help names every flag, --version the version', async () => {
  const { run, output } = openTerminal()
  expect(await run('--help')).toBe(0)
  expect(output()).toMatch(/--directory.*--title.*--scope.*--author.*--yes.*--help.*--version/s)
  const other = openTerminal()
  expect(await other.run('--version')).toBe(0)
  expect(other.output()).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('at a terminal, what is not given is asked for', async () => {
  const { run, read, output } = openTerminal({
    'the id of': 'kite-works\r',
    'vendor called': '\r',
    'npm scope': '@you\r',
    'be written': 'place\r',
    'the copyright': 'Ann\r',
  })
  expect(await run()).toBe(0)
  expect(output()).toMatch(/What is the id of the provider\?.*Who holds the copyright\?/s)
  expect(JSON.parse(read('place/package.json'))).toHaveProperty('name', '@you/mediaplug-provider-kite-works')
  expect(read('place/src/provider.ts')).toContain("title: 'Kite Works',")
  expect(read('place/LICENSE')).toContain(' Ann\n')
})

test('at a terminal, --yes asks nothing', async () => {
  const { run, folder } = openTerminal({ 'the id of': '\x03' })
  expect(await run('acme', '--yes')).toBe(0)
  expect(files(join(folder, 'acme'))).toContain('package.json')
})

test('at a terminal, nobody is asked about a folder that cannot be used', async () => {
  const { run, folder, output } = openTerminal({ 'the id of': '\x03' })
  writeFileSync(join(folder, 'notes.txt'), 'mine')
  expect(await run('--directory', '.')).toBe(1)
  expect(output()).toBe('')
})

test('Ctrl-C at a question ends the command, and nothing is written', async () => {
  const { run, folder, errors } = openTerminal({ 'the id of': '\x03' })
  expect(await run()).toBe(130)
  expect(errors()).toBe('')
  expect(files(folder)).toEqual([])
})
