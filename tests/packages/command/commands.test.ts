import { access, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { installed, mediaplug, openVendor, start } from './command.js'

const folder = installed('@mediaplug/sandbox', '@mediaplug/provider-tomoviee', '@mediaplug/provider-mediaio')

const json = (text: string): unknown => JSON.parse(text)

test('with one provider and the sandbox, generate --sandbox needs no configuration at all', async () => {
  const { code, stdout, stderr } = await mediaplug([
    'generate',
    'text-to-music',
    'calm',
    '--duration',
    '1',
    '--sandbox',
  ])
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('text-to-music: running') })
  const result = json(stdout)
  expect(result).toMatchObject({ model: 'tomoviee/text-to-music', files: [{ mediaType: 'audio/mpeg' }] })
})

test('models are found by words, and one is told with all that it takes', async () => {
  const found = await mediaplug(['models', 'music', '--provider', 'tomoviee'])
  const [first] = JSON.parse(found.stdout)
  expect(first).toMatchObject({ id: 'tomoviee/text-to-music', capability: 'text-to-music' })
  const one = await mediaplug(['models', 'tomoviee/text-to-music'])
  expect(json(one.stdout)).toMatchObject({
    usualSeconds: 60,
    jsonSchema: { properties: { duration: { minimum: 1, maximum: expect.any(Number) } } },
    example: expect.stringMatching(/^mediaplug generate tomoviee\/text-to-music /),
  })
})

test('help after a model lists exactly its options', async () => {
  const model = await mediaplug(['models', 'tomoviee/text-to-video'])
  const { jsonSchema }: { jsonSchema: { properties: object } } = JSON.parse(model.stdout)
  const { code, stdout } = await mediaplug(['generate', 'tomoviee/text-to-video', '--help'])
  const [, ofModel = ''] = /^Options:\n(.*?)^Options of the command:/ms.exec(stdout) ?? []
  const flags = Object.keys(jsonSchema.properties).map(
    (name) => `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  )
  expect(code).toBe(0)
  expect(ofModel.match(/^ {2}--[\w-]+/gm)?.map((flag) => flag.trim())).toEqual(flags)
})

test('help loads neither core nor zod', async () => {
  const modules = ['core/lib/index.js', 'core/lib/provider.js', 'config/lib/index.js'].map((name) =>
    join(folder(), 'node_modules/@mediaplug', name),
  )
  const zod = join(folder(), 'node_modules/zod/index.js')
  for (const path of [...modules, zod]) await rename(path, `${path}.away`)
  try {
    for (const words of [['--help'], ['generate', '--help'], ['help', 'batch'], ['--version']]) {
      expect(await mediaplug(words)).toMatchObject({ code: 0, stderr: '' })
    }
    expect(await mediaplug(['models'])).toMatchObject({ code: 1 })
  } finally {
    for (const path of [...modules, zod]) await rename(`${path}.away`, path)
  }
})

test('providers tells where credentials come from, an environment file too', async () => {
  await writeFile(
    join(folder(), 'keys.env'),
    'TOMOVIEE_APP_KEY=key-0123456789\nTOMOVIEE_APP_SECRET="secret-0123"\n',
  )
  const { stdout } = await mediaplug(['providers', '--env-file', 'keys.env'])
  expect(json(stdout)).toMatchObject([
    { id: 'mediaio', isReady: false, credentials: [{ variable: 'MEDIAIO_API_KEY', from: 'nowhere' }] },
    { id: 'tomoviee', isReady: true, credentials: [{ from: 'environment' }, { from: 'environment' }] },
  ])
  expect(stdout).not.toContain('0123456789')
})

describe('wrong use ends with 2, and says what to do:', () => {
  test.each([
    ['an unknown command', ['genrate'], /unknown command 'genrate'.*Did you mean generate/s],
    ['no target', ['generate', '--sandbox'], /Name a model or a capability/],
    ['an option before the target', ['generate', '--prompt', 'a', 'text-to-music'], /before --prompt/],
    ['an unknown model', ['generate', 'text-to-musci', 'a', '--sandbox'], /Did you mean text-to-music/],
    ['an unknown option', ['generate', 'text-to-music', '--durration', '5', '--sandbox'], /--duration/],
    [
      'a value out of range',
      ['generate', 'tomoviee/text-to-music', 'a', '--duration', '500', '--sandbox'],
      /at most 9\d, got 500/,
    ],
    [
      'a pattern that says nothing',
      ['generate', 'text-to-music', 'a', '--save', '{modle}', '--sandbox'],
      /did you mean \{model\}/,
    ],
    [
      'a file that is there',
      ['generate', 'text-to-music', 'a', '--save', 'package', '--sandbox'],
      /nothing is overwritten/,
    ],
    ['no sandbox that runs', ['submit', 'text-to-music', 'a', '--sandbox'], /mediaplug sandbox/],
    ['a task that there is not', ['wait', 'abcdef'], /mediaplug tasks/],
    [
      'an upload that there is not',
      ['generate', 'text-to-music', 'a', '--upload', 'nobody'],
      /Those that do: none/,
    ],
    [
      'a package that is not there',
      ['mcp', '--tools'],
      /npx -p @mediaplug\/cli -p @mediaplug\/mcp mediaplug mcp --tools/,
    ],
  ])('%s', async (_, words, message) => {
    const { code, stderr } = await mediaplug(words)
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) })
    expect(stderr).not.toMatch(/^ +at /m)
  })
})

test('a local file for a vendor that takes URLs is never uploaded unasked, and the error names the ways', async () => {
  await writeFile(join(folder(), 'photo.png'), Buffer.from('iVBORw0KGgo=', 'base64'))
  const { code, stderr } = await mediaplug([
    'generate',
    'tomoviee/image-to-video',
    'it moves',
    '--image',
    'photo.png',
    '--sandbox',
  ])
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringMatching(/--upload volc-tos.*mediaplug\.config/s),
  })
})

test('credits and download work at local vendors that run', async () => {
  const sandbox = start(['sandbox', 'mediaio', 'tomoviee', '--task-seconds', '0.2', '--json'])
  await sandbox.printed(/"environment"/)
  const credits = await mediaplug(['credits', 'mediaio', '--sandbox'])
  expect(json(credits.stdout)).toEqual({ provider: 'mediaio', credits: 100000 })
  expect(await mediaplug(['credits', 'tomoviee', '--sandbox'])).toMatchObject({ code: 2 })
  const submitted = await mediaplug([
    'submit',
    'text-to-music',
    'calm',
    '--duration',
    '1',
    '--sandbox',
    '--label',
    'evening',
  ])
  expect(json(submitted.stdout)).toMatchObject({
    model: 'tomoviee/text-to-music',
    label: 'evening',
    handle: { v: 1 },
  })
  const waited = await mediaplug(['wait', 'evening', '--sandbox', '--save', 'out/{capability}'])
  const result: { assets: { url: string }[]; files: { path: string }[] } = JSON.parse(waited.stdout)
  await access(result.files[0]?.path ?? '')
  const again = [
    'download',
    result.assets[0]?.url ?? '',
    '--provider',
    'tomoviee',
    '--sandbox',
    '--save',
    'again',
  ]
  expect(await mediaplug(again)).toMatchObject({ code: 0 })
  expect(await readFile(join(folder(), 'again.mp3'))).toEqual(await readFile(result.files[0]?.path ?? ''))
  expect(await mediaplug(again)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('nothing is overwritten'),
  })
  expect(await mediaplug(['cancel', 'evening', '--sandbox'])).toMatchObject({ code: 2 })
  sandbox.child.kill('SIGINT')
  expect(await sandbox.ended()).toMatchObject({ code: 0 })
  expect(await mediaplug(['tasks', '--sandbox'])).toMatchObject({ code: 0, stdout: '[]\n' })
})

test('doctor looks at everything, and asks vendors without credentials', async () => {
  const { variables, sandbox } = await openVendor(1)
  const { code, stdout } = await mediaplug(['doctor'], variables)
  expect(json(stdout)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ subject: 'node', state: 'good' }),
      expect.objectContaining({ subject: 'tomoviee', state: 'good' }),
      expect.objectContaining({ subject: 'way to tomoviee', state: 'good' }),
      expect.objectContaining({ subject: 'mediaio', state: 'doubtful' }),
    ]),
  )
  expect([0, 1]).toContain(code)
  expect(sandbox.log.map(({ headers }) => headers.authorization)).toEqual([undefined])
})

test('completion knows commands, models, options and values', async () => {
  const complete = async (...words: readonly string[]) =>
    (await mediaplug(['complete', '--', ...words])).stdout
  expect(await complete('gen')).toMatch(/^generate\t/)
  expect(await complete('generate', 'tomoviee/text-to-mu')).toMatch(/^tomoviee\/text-to-music\t/)
  expect(await complete('generate', 'tomoviee/text-to-video', '--asp')).toMatch(/^--aspect-ratio\t/)
  expect(await complete('generate', 'tomoviee/text-to-video', '--resolution', '')).toBe(
    '720p\t\n1080p\t\n:4\n',
  )
  for (const shell of ['bash', 'zsh', 'fish']) {
    expect((await mediaplug(['completion', shell])).stdout).toContain('mediaplug complete --')
  }
})
