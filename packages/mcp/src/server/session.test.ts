import { existsSync } from 'node:fs'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { folderJournal } from '@mediaplug/core'
import { describe, expect, test } from 'vitest'
import { dataOf, openFolder, openSession, openVendors, paidFor } from '../../test/open-host.js'

const speech = { model: 'tomoviee/text-to-speech', input: { text: 'A red kite.' } }
const chart = { model: 'edrawmax/flowchart', input: { prompt: 'order, pay, ship', language: 'en' } }

/** Settles a submission as the command does, in another process. */
async function settleElsewhere(state: string, task: string): Promise<void> {
  const journal = folderJournal(join(state, 'journal'))
  await journal.append({ type: 'settled', task, at: new Date().toISOString(), state: 'dismissed' })
  await journal.close()
}

describe.each([
  ['2025-11-25', false],
  ['2026-07-28', true],
])('over the protocol of %s', (version, isModern) => {
  test('a host finds a model, makes something and is given links to files in its folder', async () => {
    const [sandbox, root] = [await openVendors(), await openFolder()]
    const { client, call } = await openSession({ sandbox, roots: [root], isModern })
    expect(client.getNegotiatedProtocolVersion()).toBe(version)
    const { models } = dataOf(await call('list_models', { query: 'flowchart' }))
    expect(models).toMatchObject([{ id: 'edrawmax/flowchart', takes: ['text'] }])
    const described = dataOf(await call('describe_model', { model: 'edrawmax/flowchart' }))
    expect(described).toMatchObject({ inputSchema: { required: ['prompt'] } })
    const { content, structuredContent } = await call('generate', chart)
    expect(structuredContent).toMatchObject({
      state: 'succeeded',
      model: 'edrawmax/flowchart',
      repeated: false,
    })
    const links = content.flatMap((block) => (block.type === 'resource_link' ? [block] : []))
    expect(links.map(({ mimeType }) => mimeType)).toContain('image/svg+xml')
    for (const { uri } of links) {
      expect(fileURLToPath(uri).startsWith(join(root, 'media'))).toBe(true)
      expect(existsSync(fileURLToPath(uri))).toBe(true)
    }
  })

  test('what takes longer than a call is waited for by its handle, with beats', async () => {
    const sandbox = await openVendors(0.5)
    const patience = { callMs: 150, beatMs: 40 }
    const { call } = await openSession({ sandbox, patience, isModern })
    const beats: number[] = []
    const onprogress = ({ progress }: { progress: number }) => void beats.push(progress)
    let answer = dataOf(await call('generate', speech, { onprogress }))
    expect(answer).toMatchObject({ state: 'running', handle: expect.any(String) })
    while (answer.state === 'running') answer = dataOf(await call('wait', { handle: answer.handle }))
    expect(answer).toMatchObject({ state: 'succeeded', files: [{ mediaType: 'audio/mpeg' }] })
    expect(beats.length).toBeGreaterThan(1)
    expect(beats).toEqual(beats.toSorted((a, b) => a - b))
    expect(paidFor(sandbox)).toBe(1)
  })
})

describe('a repeated call', () => {
  test('is given the task that ended, and pays nothing', async () => {
    const sandbox = await openVendors()
    const { call } = await openSession({ sandbox })
    const first = dataOf(await call('generate', chart))
    const input = { language: 'en', prompt: 'order, pay, ship' }
    expect(dataOf(await call('generate', { ...chart, input }))).toEqual({ ...first, repeated: true })
    expect(paidFor(sandbox)).toBe(1)
  })

  test('at the same time, in several processes, is one task', async () => {
    const [sandbox, state, folder] = [await openVendors(), await openFolder(), await openFolder()]
    const choice = { sandbox, state, folders: [folder] }
    const sessions = await Promise.all([openSession(choice), openSession(choice)])
    const answers = await Promise.all([...sessions, ...sessions].map(({ call }) => call('generate', speech)))
    expect(answers.map((answer) => dataOf(answer).state)).toEqual(Array(4).fill('succeeded'))
    expect(new Set(answers.map((answer) => dataOf(answer).handle)).size).toBe(1)
    expect(paidFor(sandbox)).toBe(1)
  })

  test('after a lost answer and a restart is given the task, whose files are saved then', async () => {
    const [sandbox, state, folder] = [await openVendors(0.3), await openFolder(), await openFolder()]
    const first = await openSession({ sandbox, state, folders: [folder], patience: { callMs: 100 } })
    const { handle } = dataOf(await first.call('generate', speech))
    await first.end()
    const second = await openSession({ sandbox, state, folders: [folder] })
    const answer = dataOf(await second.call('generate', speech))
    expect(answer).toMatchObject({ state: 'succeeded', handle, repeated: true })
    expect(dataOf(await second.call('wait', { handle }))).toMatchObject({ files: answer.files })
    expect(paidFor(sandbox)).toBe(1)
  })

  test('with another key, and with again, is a new task; with the same key it is none', async () => {
    const sandbox = await openVendors()
    const { call } = await openSession({ sandbox })
    await call('generate', chart)
    const keyed = dataOf(await call('generate', { ...chart, key: 'second' }))
    expect(keyed.repeated).toBe(false)
    expect(dataOf(await call('generate', { ...chart, key: 'second' }))).toEqual({ ...keyed, repeated: true })
    expect(paidFor(sandbox)).toBe(2)
    const again = dataOf(await call('generate', { ...chart, again: true }))
    expect(dataOf(await call('generate', chart)).handle).toBe(again.handle)
    expect(paidFor(sandbox)).toBe(3)
  })

  test('whose first call was refused is sent', async () => {
    const sandbox = await openVendors()
    const { call } = await openSession({ sandbox })
    await sandbox.fault({ vendor: 'edrawmax', operation: 'create', kind: 'vendor-code', code: 400 })
    const refused = await call('generate', chart)
    expect(refused.isError).toBe(true)
    expect(dataOf(refused).state).toBe('refused')
    expect(dataOf(await call('generate', chart)).state).toBe('succeeded')
  })

  test('whose answer the vendor lost is never sent again, until a person settles it', async () => {
    const [sandbox, state] = [await openVendors(), await openFolder()]
    const first = await openSession({ sandbox, state })
    await sandbox.fault({ vendor: 'edrawmax', operation: 'create', kind: 'reset-after' })
    const lost = await first.call('generate', chart)
    expect(lost.isError).toBe(true)
    expect(dataOf(lost)).toMatchObject({ state: 'uncertain', error: { code: 'submission-uncertain' } })
    expect(JSON.stringify(lost.content)).toMatch(/mediaplug settle [\w-]+/)
    await first.end()
    const second = await openSession({ sandbox, state })
    expect(dataOf(await second.call('generate', chart)).state).toBe('uncertain')
    const sent = sandbox.log.filter(({ operation }) => operation === 'create').length
    expect(sent).toBe(1)
    const [, id = ''] = /mediaplug settle ([\w-]+)/.exec(JSON.stringify(lost.content)) ?? []
    await settleElsewhere(state, id)
    expect(dataOf(await second.call('generate', chart)).state).toBe('succeeded')
  })

  test('whose answer the vendor lost is sent where the user wants it again', async () => {
    const sandbox = await openVendors()
    const { call } = await openSession({ sandbox })
    await sandbox.fault({ vendor: 'edrawmax', operation: 'create', kind: 'reset-after' })
    expect(dataOf(await call('generate', chart)).state).toBe('uncertain')
    expect(dataOf(await call('generate', { ...chart, again: true })).state).toBe('succeeded')
  })
})

describe('the host', () => {
  test('may stop a call: the task goes on, and the same call is given it', async () => {
    const sandbox = await openVendors(0.3)
    const { call } = await openSession({ sandbox })
    const stopping = new AbortController()
    const onprogress = ({ message }: { readonly message?: string | undefined }) => {
      if (message?.includes('running')) stopping.abort()
    }
    await expect(call('generate', speech, { signal: stopping.signal, onprogress })).rejects.toThrow()
    expect(dataOf(await call('generate', speech))).toMatchObject({ state: 'succeeded', repeated: true })
    expect(paidFor(sandbox)).toBe(1)
  })

  test('allows folders: files outside are neither read nor told of', async () => {
    const [sandbox, root, outside] = [await openVendors(), await openFolder(), await openFolder()]
    const { call } = await openSession({ sandbox, roots: [root] })
    const secret = join(outside, 'secret.png')
    await writeFile(secret, 'secret')
    await mkdir(join(root, 'deep'))
    await symlink(secret, join(root, 'deep/link.png'))
    const ways = [
      secret,
      pathToFileURL(secret).href,
      ` ${pathToFileURL(secret).href}`,
      join(root, '..', secret.slice(secret.indexOf('mediaplug'))),
      `../${secret.split('/').at(-2)}/secret.png`,
      join(root, 'deep/link.png'),
      'deep/link.png',
      'file:secret.png',
      { path: secret },
    ]
    for (const image of ways) {
      const answer = await call('generate', {
        model: 'tomoviee/image-to-video',
        input: { prompt: 'x', image },
      })
      expect(dataOf(answer)).toMatchObject({ state: 'refused', error: { code: 'invalid-input' } })
      expect(dataOf(answer).error).toHaveProperty('issues.0.path', '/image')
    }
    expect(sandbox.log).toEqual([])
  })
})

test('errors say what to change', async () => {
  const sandbox = await openVendors()
  const { call } = await openSession({ sandbox })
  const unknown = await call('generate', { model: 'tomoviee/text-to-vidoe', input: {} })
  expect(dataOf(unknown).error).toMatchObject({
    code: 'unknown-model',
    message: expect.stringContaining('tomoviee/text-to-video'),
  })
  const wrong = await call('generate', { ...speech, input: { txt: 'x' } })
  expect(dataOf(wrong).error).toMatchObject({ issues: [{ path: '/text' }, { path: '/txt' }] })
  expect(await call('wait', { handle: 'nobody-1' })).toMatchObject({ isError: true })
  expect(sandbox.log).toEqual([])
})

test('a session may be allowed a number of tasks', async () => {
  const sandbox = await openVendors()
  const { call } = await openSession({ sandbox, maxTasks: 1 })
  expect(dataOf(await call('generate', chart)).state).toBe('succeeded')
  expect(dataOf(await call('generate', chart)).state).toBe('succeeded')
  expect(dataOf(await call('generate', speech)).error).toMatchObject({ code: 'quota' })
  expect(paidFor(sandbox)).toBe(1)
})

test('each model may be a tool of its own', async () => {
  const sandbox = await openVendors()
  const { client, call } = await openSession({ sandbox, tools: 'models' })
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['edrawmax_flowchart', 'wait', 'account']),
  )
  const { input } = chart
  expect(dataOf(await call('edrawmax_flowchart', { ...input, key: 'one' })).state).toBe('succeeded')
  expect(dataOf(await call('edrawmax_flowchart', { ...input, key: 'one' }))).toMatchObject({ repeated: true })
  expect(dataOf(await call('edrawmax_flowchart', { promt: 'x' })).error).toMatchObject({
    code: 'invalid-input',
  })
})
