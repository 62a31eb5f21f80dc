import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Answer, creates, type Host, openHost, openVendors } from './mcp-host.js'
import { openProject, type Project } from './project.js'

const video = { model: 'tomoviee/text-to-video', input: { prompt: 'a red kite over the sea' } }
const image = { model: 'edrawmax/flowchart', input: { prompt: 'order, pay, ship', language: 'en' } }

async function openInstalled(): Promise<Project> {
  const project = await openProject()
  await project.install(
    '@mediaplug/mcp',
    '@mediaplug/cli',
    '@mediaplug/provider-edrawmax',
    '@mediaplug/provider-tomoviee',
  )
  return project
}

/** Waits until a task ends, as an agent does. */
async function waitFor({ call }: Host, answer: Answer): Promise<Answer> {
  let last = answer
  while (last.state === 'running') last = await call('wait', { handle: last.handle })
  return last
}

describe.each([
  ['2025-11-25', false],
  ['2026-07-28', true],
])('the packed server, over stdio, by the protocol of %s', (version, isModern) => {
  test('does all that is promised', async () => {
    const [project, sandbox] = [await openInstalled(), await openVendors()]
    const choice = { project, sandbox, isModern }
    const host = await openHost(choice)
    expect(host.client.getNegotiatedProtocolVersion()).toBe(version)

    // A picture.
    const picture = await waitFor(host, await host.call('generate', image))
    expect(picture).toMatchObject({
      state: 'succeeded',
      files: [{ mediaType: 'image/png' }, {}, {}],
    })
    expect(picture.content.filter(({ type }) => type === 'resource_link')).toHaveLength(3)

    // A video that takes longer than a call, with progress; its call is repeated, as after a lost answer.
    const beats: (string | undefined)[] = []
    const onprogress = ({ message }: { readonly message?: string | undefined }) => void beats.push(message)
    const running = await host.call('generate', video, { onprogress })
    expect(running).toMatchObject({ state: 'running' })
    expect(beats).not.toEqual([])
    const repeated = await host.call('generate', video)
    expect(repeated.handle).toBe(running.handle)

    // Another server, while the first one still runs, and after it has gone.
    const other = await openHost(choice)
    const elsewhere = await other.call('generate', video)
    expect(elsewhere.handle).toBe(running.handle)
    await host.close()
    const ended = await waitFor(other, elsewhere)
    expect(ended).toMatchObject({ state: 'succeeded', files: [{ mediaType: 'video/mp4' }] })
    expect(creates(sandbox)).toBe(2)

    // A call that is stopped.
    const stopping = new AbortController()
    const stop = () => stopping.abort()
    const stopped = { ...video, key: 'stopped' }
    await expect(
      other.call('generate', stopped, { signal: stopping.signal, onprogress: stop }),
    ).rejects.toThrow()
    const found = await waitFor(other, await other.call('generate', stopped))
    expect(found).toMatchObject({ state: 'succeeded' })
    expect(creates(sandbox)).toBe(3)

    // A path outside, and an unknown model.
    const outside = join(tmpdir(), `mediaplug-outside-${process.pid}.png`)
    await writeFile(outside, 'secret')
    onTestFinished(() => rm(outside))
    const read = await other.call('generate', {
      model: 'tomoviee/image-to-video',
      input: { prompt: 'x', image: outside },
    })
    expect(read).toMatchObject({ state: 'refused', error: { code: 'invalid-input' } })
    const unknown = await other.call('generate', { model: 'tomoviee/text-to-vidoe', input: {} })
    expect(unknown).toMatchObject({ error: { code: 'unknown-model' } })
    expect(creates(sandbox)).toBe(3)

    // The skill.
    const { resources } = await other.client.listResources()
    const [skill] = resources
    expect(skill).toMatchObject({ uri: 'skill://make-media/SKILL.md' })
  })
})

test('the command starts the server that is installed', async () => {
  const [project, sandbox] = [await openInstalled(), await openVendors()]
  const host = await openHost({ project, sandbox, isModern: true, command: ['mediaplug', 'mcp'] })
  const { tools } = await host.client.listTools()
  expect(tools.map(({ name }) => name)).toEqual([
    'list_models',
    'describe_model',
    'generate',
    'wait',
    'account',
  ])
})

test('the command says how to install what is missing', async () => {
  const project = await openProject()
  await project.install('@mediaplug/cli')
  const { code, output } = await project.run('npx', ['mediaplug', 'mcp'])
  expect(code).toBe(2)
  expect(output).toContain('npm install @mediaplug/mcp')
})
