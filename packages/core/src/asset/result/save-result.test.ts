import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { mp4, namesIn, png, temporaryFolder } from '../../../test/asset-scene.js'
import { growOld } from '../../../test/grow-old.js'
import { rejection } from '../../../test/rejection.js'
import { raw, stall } from '../../../test/replies.js'
import { openResult } from '../../../test/result-scene.js'

const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(500, 3)])
const flow = { language: 'mermaid', code: 'graph TD; a-->b' }
const namesOf = (files: readonly { path: string }[]) => files.map(({ path }) => basename(path))

describe('a result saves all its files', () => {
  test('numbered, each with the ending that its bytes tell, and says where they are', async () => {
    const kinds = ['image', 'image', 'video']
    const { result, folder } = await openResult([raw(png), raw(jpeg), raw(mp4)], { kinds })
    const saved = await result.save(join(folder, 'out/{model}-{n}'))
    expect(saved).toEqual([
      { path: join(folder, 'out/acme-picture-1.png'), mediaType: 'image/png', size: png.byteLength },
      { path: join(folder, 'out/acme-picture-2.jpg'), mediaType: 'image/jpeg', size: jpeg.byteLength },
      { path: join(folder, 'out/acme-picture-3.mp4'), mediaType: 'video/mp4', size: mp4.byteLength },
    ])
    expect(await readFile(saved[1]?.path ?? '')).toEqual(jpeg)
    expect(await readdir(join(folder, 'out'))).toHaveLength(3)
  })

  test('and a diagram’s source, last', async () => {
    const { result, folder } = await openResult([raw(png)], { more: { source: flow } })
    const saved = await result.save(join(folder, 'flow'))
    expect(namesOf(saved)).toEqual(['flow-1.png', 'flow-2.mmd'])
    expect(saved[1]).toMatchObject({ mediaType: 'text/vnd.mermaid', size: flow.code.length })
    expect(await readFile(join(folder, 'flow-2.mmd'), 'utf8')).toBe(flow.code)
  })

  test('but no source that the vendor left out', async () => {
    const { result, folder } = await openResult([raw(png)], { more: { source: { ...flow, code: '' } } })
    expect(namesOf(await result.save(join(folder, 'flow')))).toEqual(['flow.png'])
  })

  test.each([
    ['d2', 'd2'],
    ['PlantUML', 'puml'],
    ['graphviz', 'gv'],
    ['svg', 'svg'],
    ['dbml', 'dbml'],
    ['Mermaid ', 'mmd'],
    ['edraw', 'txt'],
    ['klingon', 'txt'],
    ['exe', 'txt'],
    ['toString', 'txt'],
    ['../../x', 'txt'],
    ['con', 'txt'],
    ['a language / nobody knows', 'txt'],
    ['constructor', 'txt'],
    ['', 'txt'],
  ])('a source in %j as .%s', async (language, ending) => {
    const { result, folder } = await openResult([], { more: { source: { language, code: '<svg></svg>' } } })
    expect(namesOf(await result.save(join(folder, 'flow')))).toEqual([`flow.${ending}`])
  })

  test('a source in a language of the name of a medium as a text, whatever ending is asked for', async () => {
    for (const medium of ['png', 'jpg', 'jpeg', 'gif', 'webp', 'mp4', 'mp3', 'wav', 'pdf', 'PNG', ' mov ']) {
      const source = { language: medium, code: 'graph TD; a-->b' }
      const { result, folder } = await openResult([], { more: { source } })
      const saved = await result.save(join(folder, `flow.${medium.trim()}`))
      expect(saved).toMatchObject([{ path: join(folder, 'flow.txt'), mediaType: 'text/plain' }])
    }
  })

  test('more than nine with numbers of the same length', async () => {
    const { result, folder } = await openResult(Array.from({ length: 11 }, () => raw(png)))
    const names = namesOf(await result.save(join(folder, '{n}')))
    expect([names[0], names[8], names[10]]).toEqual(['01.png', '09.png', '11.png'])
    expect(await readdir(folder)).toHaveLength(11)
  })

  test('a single one without a number, unless the pattern has one', async () => {
    const { result, folder } = await openResult([raw(png)])
    expect(namesOf(await result.save(join(folder, 'kite')))).toEqual(['kite.png'])
    expect(namesOf(await result.save(join(folder, 'kite-{n}')))).toEqual(['kite-1.png'])
  })

  test('of which there are none as nothing, and makes no folder', async () => {
    const { result, folder } = await openResult([], { more: { text: 'a red kite' } })
    expect(await result.save(join(folder, 'out/'))).toEqual([])
    expect(await readdir(folder)).toEqual([])
  })

  test('once more where the same was saved elsewhere before', async () => {
    const { result, folder } = await openResult([raw(png)])
    await result.save(join(folder, 'a/'))
    await result.save(join(folder, 'b/'))
    expect(await readdir(folder)).toEqual(['a', 'b'])
  })
})

describe('a pattern', () => {
  test('may have every placeholder, in folders too', async () => {
    const { result, folder } = await openResult([raw(png), raw(mp4)], {
      model: 'acme/fal-ai/kite',
      ref: 'task/7?',
      kinds: ['image', 'video'],
    })
    const saved = await result.save(
      join(folder, '{provider}/{date}/{capability}/{kind} {task} {model} {n}.{ext}'),
    )
    expect(saved.map(({ path }) => path.slice(folder.length + 1))).toEqual([
      join('acme/2026-01-31/text-to-anything', 'image task-7- acme-fal-ai-kite 1.png'),
      join('acme/2026-01-31/text-to-anything', 'video task-7- acme-fal-ai-kite 2.mp4'),
    ])
  })

  test('never leaves its folder, whatever the values are', async () => {
    const { result, folder } = await openResult([raw(png)], { ref: '../../..' })
    await result.save(join(folder, '{task}/{task}'))
    expect(await namesIn(folder)).toEqual([expect.any(String), expect.stringMatching(/\.png$/)])
  })

  test('has its ending kept where it fits, and replaced where it does not', async () => {
    const { result, folder } = await openResult([raw(jpeg), raw(png)], { more: { source: flow } })
    expect(namesOf(await result.save(join(folder, 'kite.JPEG')))).toEqual([
      'kite-1.JPEG',
      'kite-2.png',
      'kite-3.mmd',
    ])
  })

  test('has dots that are no ending', async () => {
    const { result, folder } = await openResult([raw(png)])
    expect(namesOf(await result.save(join(folder, 'v1.2')))).toEqual(['v1.2.png'])
  })

  test.each([
    ['{modle}', "'{modle}' is no placeholder; did you mean {model}? allowed are {n}, {model}"],
    ['{}', "'{}' is no placeholder"],
    ['{n}/{prompt}', "'{prompt}' is no placeholder"],
    ['{N}', 'did you mean {n}?'],
    ['{ext}/{n}', '{ext} stands at the end alone'],
    ['{ext}', '{ext} stands at the end alone'],
  ])('%j is refused before anything is fetched or made', async (pattern, says) => {
    const { result, folder, vendor } = await openResult([raw(png)])
    const error = await rejection(result.save(join(folder, 'out', pattern)))
    expect(error).toMatchObject({
      code: 'invalid-input',
      phase: 'download',
      model: 'acme/picture',
      handle: result.handle,
    })
    expect(error.message).toContain(says)
    expect(vendor.connections()).toBe(0)
    expect(await readdir(folder)).toEqual([])
  })

  test.each([undefined, '', 7, 'a\0b', 'https://acme.example/'])('%j is none', async (where) => {
    const { result } = await openResult([raw(png)])
    expect(await rejection(result.save(where as string))).toMatchObject({ code: 'invalid-input' })
  })
})

describe('a folder', () => {
  test('is one that ends as such, or is there; two results stand in it side by side', async () => {
    const folder = await temporaryFolder()
    const one = await openResult([raw(png)], { ref: 't1' })
    const two = await openResult([raw(png)], { ref: 't2' })
    const saved = await Promise.all([one.result.save(`${folder}/`), two.result.save(folder)])
    for (const name of namesOf(saved.flat())) expect(name).toMatch(/^acme-picture-[\da-f]{10}\.png$/)
    expect(await readdir(folder)).toHaveLength(2)
  })

  test('has the same names for the same task, and others for each result without one', async () => {
    const { again, folder } = await openResult([raw(png)])
    const [one, two] = [await again(), await again()]
    const [name] = namesOf(await one.save(`${folder}/a/`))
    expect(namesOf(await two.save(`${folder}/b/`))).toEqual([name])
    const answered = await openResult([raw(png)], { ref: null })
    await (await answered.again()).save(`${folder}/c/`)
    await (await answered.again()).save(`${folder}/c/`)
    expect(await readdir(join(folder, 'c'))).toHaveLength(2)
  })

  test('with braces in its name is taken as it is', async () => {
    const { result, folder } = await openResult([raw(png)])
    await mkdir(join(folder, '{odd}'))
    await result.save(join(folder, '{odd}'))
    expect(await readdir(join(folder, '{odd}'))).toHaveLength(1)
  })
})

describe('what is there is not replaced:', () => {
  test.each(['kite-2.png', 'kite-1.jpg', 'kite-1.webp', 'kite-2', 'kite-3.mmd'])(
    '%s is an error before anything is fetched',
    async (name) => {
      const { result, folder, vendor } = await openResult([raw(png), raw(jpeg)], { more: { source: flow } })
      await writeFile(join(folder, name), 'mine')
      const error = await rejection(result.save(join(folder, 'kite-{n}')))
      expect(error).toMatchObject({ code: 'invalid-input', retryable: false, handle: { ref: 't1' } })
      expect(error.message).toContain(join(folder, name))
      expect(error.message).toContain('{id} tells results of one model apart, or give overwrite: true')
      expect(vendor.connections()).toBe(0)
      expect(await readdir(folder)).toEqual([name])
    },
  )

  test('a link to nothing neither', async () => {
    const { result, folder, vendor } = await openResult([raw(png)])
    await symlink(join(folder, 'elsewhere'), join(folder, 'kite.png'))
    expect(await rejection(result.save(join(folder, 'kite')))).toMatchObject({ code: 'invalid-input' })
    expect(vendor.connections()).toBe(0)
  })

  test('a file of another kind is not in the way', async () => {
    const { result, folder } = await openResult([raw(mp4)], { kinds: ['video'] })
    await writeFile(join(folder, 'kite.png'), 'the picture that it was made of')
    expect(namesOf(await result.save(join(folder, 'kite')))).toEqual(['kite.mp4'])
  })

  test('a file that appears while another is fetched is not replaced, whatever its ending', async () => {
    let serve = (): void => {}
    const { result, folder, vendor } = await openResult([
      (response, request) => {
        serve = () => raw(png)(response, request)
      },
    ])
    const saving = rejection(result.save(join(folder, 'kite')))
    await vi.waitFor(() => expect(vendor.requests).toHaveLength(1))
    await writeFile(join(folder, 'kite.png'), 'mine')
    serve()
    expect(await saving).toMatchObject({ code: 'invalid-input', handle: { ref: 't1' } })
    expect(await readFile(join(folder, 'kite.png'), 'utf8')).toBe('mine')
    expect(await readdir(folder)).toEqual(['kite.png'])
  })

  test('unless it is to be', async () => {
    const { result, folder } = await openResult([raw(png), raw(jpeg)])
    await writeFile(join(folder, 'kite-1.png'), 'old')
    await result.save(join(folder, 'kite'), { overwrite: true })
    await result.save(join(folder, 'kite'), { overwrite: true })
    expect(await readFile(join(folder, 'kite-1.png'))).toEqual(png)
    expect(await readdir(folder)).toEqual(['kite-1.png', 'kite-2.jpg'])
  })

  test('of two results that are saved at once under one name, one is', async () => {
    const folder = await temporaryFolder()
    const one = await openResult([raw(png), raw(png)], { ref: 't1' })
    const two = await openResult([raw(jpeg), raw(jpeg)], { ref: 't2' })
    await symlink(folder, join(one.folder, 'link'))
    const outcomes = await Promise.allSettled([
      one.result.save(join(folder, 'kite')),
      two.result.save(join(one.folder, 'link/kite')),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('another file is being saved'),
    })
    expect(await readdir(folder)).toHaveLength(2)
  })
})

describe('a file that cannot be saved', () => {
  test('keeps none of the others from it, and the error says which, why, and where they are', async () => {
    const { result, folder } = await openResult([raw(png), raw('', { status: 404 }), raw(jpeg)], {
      more: { source: flow },
    })
    growOld()
    const error = await rejection(result.save(join(folder, 'kite-{n}')))
    expect(error).toMatchObject({
      code: 'expired',
      phase: 'download',
      provider: 'acme',
      handle: { ref: 't1' },
    })
    expect(error.saved?.map(({ path }) => basename(path))).toEqual(['kite-1.png', 'kite-3.jpg', 'kite-4.mmd'])
    expect(error.message).toMatch(/^acme\/picture: 1 of 4 files could not be saved. file 2 \(image\): .*404/)
    expect(error.message).toContain(join(folder, 'kite-3.jpg'))
    expect(JSON.parse(JSON.stringify(error)).saved).toHaveLength(3)
    expect(await readdir(folder)).toEqual(['kite-1.png', 'kite-3.jpg', 'kite-4.mmd'])
  })

  test('is fetched alone when the result is saved there again', async () => {
    const { result, folder, vendor } = await openResult([raw(png), raw('', { status: 404 })])
    growOld()
    await rejection(result.save(join(folder, 'kite')))
    vendor.script('GET /files/1/', raw(jpeg))
    const saved = await result.save(join(folder, 'kite'))
    expect(namesOf(saved)).toEqual(['kite-1.png', 'kite-2.jpg'])
    expect(vendor.seen('GET /files/0/')).toHaveLength(1)
    expect(await rejection(result.save(join(folder, 'kite')))).toMatchObject({ code: 'invalid-input' })
  })

  test('where one that was saved is another by now is in the way as any', async () => {
    const { result, folder } = await openResult([raw(png), raw('', { status: 404 })])
    growOld()
    await rejection(result.save(join(folder, 'kite')))
    await writeFile(join(folder, 'kite-1.png'), 'mine')
    expect(await rejection(result.save(join(folder, 'kite')))).toMatchObject({ code: 'invalid-input' })
    expect(await readFile(join(folder, 'kite-1.png'), 'utf8')).toBe('mine')
  })

  test('is each of them where all fail, with nothing saved', async () => {
    const gone = raw('', { status: 410 })
    const { result, folder } = await openResult([gone, gone])
    const error = await rejection(result.save(join(folder, 'kite')))
    expect(error).toMatchObject({ code: 'expired', saved: [], cause: { errors: [{}, {}] } })
    expect(await readdir(folder)).toEqual([])
  })

  test('alone has the error that the asset has', async () => {
    const { result, folder } = await openResult([raw('', { status: 410 })])
    const path = join(folder, 'kite')
    const error = await rejection(result.save(path))
    expect(error.message).toBe((await rejection(result.assets[0]?.save(path) ?? Promise.resolve())).message)
  })
})

describe('the limits of saving a result', () => {
  test.each([
    ['aborted', undefined],
    ['timeout', new DOMException('too late', 'TimeoutError')],
  ])('are a signal: %s, with what was saved by then', async (code, reason) => {
    const { result, folder } = await openResult([raw(png), stall(png.subarray(0, 900))])
    const stop = new AbortController()
    const saving = rejection(result.save(join(folder, 'kite'), stop))
    await vi.waitFor(async () => expect(await readdir(folder)).toContain('kite-1.png'))
    await vi.waitFor(async () => expect(await readdir(folder)).toHaveLength(2))
    stop.abort(reason)
    const error = await saving
    expect(error).toMatchObject({
      code,
      handle: { ref: 't1' },
      saved: [{ path: join(folder, 'kite-1.png') }],
    })
    expect(await readdir(folder)).toEqual(['kite-1.png'])
  })

  test('are a signal that is aborted already: nothing is fetched or made', async () => {
    const { result, folder, vendor } = await openResult([raw(png)])
    const error = await rejection(result.save(join(folder, 'out/'), { signal: AbortSignal.abort() }))
    expect(error).toMatchObject({ code: 'aborted', handle: { ref: 't1' } })
    expect(vendor.connections()).toBe(0)
    expect(await readdir(folder)).toEqual([])
  })

  test('are those of each file', async () => {
    const { result, folder } = await openResult([raw(png), raw(jpeg)])
    const error = await rejection(result.save(join(folder, 'kite'), { maxBytes: 1_000 }))
    expect(error).toMatchObject({ code: 'download', saved: [{ path: join(folder, 'kite-2.jpg') }] })
  })

  test.each([
    [{ overwrite: 'yes' }, 'overwrite'],
    [{ override: true }, 'did you mean overwrite?'],
    [{ timeout: 5 }, 'did you mean timeoutMs?'],
    [null, 'must be an object'],
  ])('are checked: %j', async (options, says) => {
    const { result, folder, vendor } = await openResult([raw(png)])
    const error = await rejection(result.save(join(folder, 'out/'), options as never))
    expect(error).toMatchObject({ code: 'invalid-input', handle: { ref: 't1' } })
    expect(error.message).toContain(says)
    expect(vendor.connections()).toBe(0)
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a name', () => {
  test('is made safe and short, with its number and its ending', async () => {
    const { result, folder } = await openResult([raw(png), raw(png)])
    const saved = await result.save(join(folder, `${'凧'.repeat(120)}: what?`))
    for (const [index, name] of namesOf(saved).entries()) {
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
      expect(name).toMatch(new RegExp(`^凧+.*-${index + 1}\\.png$`))
    }
    expect(await readdir(folder)).toHaveLength(2)
  })

  test('is none of a device', async () => {
    const { result, folder } = await openResult([raw(png)], { model: 'acme/x', ref: 'CON' })
    expect(namesOf(await result.save(join(folder, '{task}')))).toEqual(['_CON.png'])
  })
})

describe('a result stays plain data:', () => {
  test('its function is in no copy, and in no comparison', async () => {
    const { result } = await openResult([], { more: { text: 'a red kite' } })
    const data = { assets: [], text: 'a red kite', model: 'acme/picture', handle: result.handle }
    expect(result).toStrictEqual(data)
    expect(Object.keys(result)).toEqual(Object.keys(data))
    expect({ ...result }).not.toHaveProperty('save')
    expect(JSON.parse(JSON.stringify(result))).toEqual(data)
    expect(structuredClone(result)).toEqual(data)
  })

  test('and whoever takes it off its result is told', async () => {
    const { result } = await openResult([raw(png)])
    const { save } = result
    expect(await rejection(save('out/'))).toMatchObject({ code: 'invalid-input' })
  })
})
