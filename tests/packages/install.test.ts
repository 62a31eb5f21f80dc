import { createSandbox } from '@mediaplug/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { openProject } from './project.js'

/** A diagram from a vendor on this machine. */
async function drawing(): Promise<string> {
  const sandbox = await createSandbox({ vendors: ['edrawmax'] })
  onTestFinished(() => sandbox.close())
  const settings = JSON.stringify({ baseUrl: sandbox.baseUrls.edrawmax })
  return `
const client = createClient({ providers: [edrawmax(${settings})] })
const { assets, source } = await client.generate('text-to-diagram', { prompt: 'order, pay, ship' })
const { path } = await assets[0].save('diagram')
console.log(path, source.code)
`
}

const imports = `
import { createClient } from '@mediaplug/core'
import { edrawmax } from '@mediaplug/provider-edrawmax'
`

test('core and one provider come alone, and generate', async () => {
  const project = await openProject()
  await project.install('@mediaplug/core', '@mediaplug/provider-edrawmax')
  expect(await project.installed()).toEqual(['@mediaplug/core', '@mediaplug/provider-edrawmax', 'zod'])
  await project.write({ 'main.mjs': imports + (await drawing()) })
  expect(await project.must('node', ['main.mjs'])).toMatch(/diagram\.png.*(flowchart|graph)/is)
})

test('a provider brings core along', async () => {
  const project = await openProject()
  await project.install('@mediaplug/provider-tomoviee')
  expect(await project.installed()).toEqual(['@mediaplug/core', '@mediaplug/provider-tomoviee', 'zod'])
})

test('a program in CommonJS requires both', async () => {
  const project = await openProject({ type: 'commonjs' })
  await project.install('@mediaplug/core', '@mediaplug/provider-edrawmax')
  const required = `
const { createClient } = require('@mediaplug/core')
const { edrawmax } = require('@mediaplug/provider-edrawmax')
`
  await project.write({ 'main.js': `${required}void (async () => {${await drawing()}})()` })
  expect(await project.must('node', ['main.js'])).toContain('diagram.png')
})

test('the state of core exists once, whichever way and by whichever entry it is loaded', async () => {
  const project = await openProject()
  await project.install('@mediaplug/core')
  await project.write({
    'main.mjs': `
import { createRequire } from 'node:module'
import * as client from '@mediaplug/core'
import * as contract from '@mediaplug/core/provider'

const require = createRequire(import.meta.url)
const entries = [client, contract, require('@mediaplug/core'), require('@mediaplug/core/provider')]
console.log(new Set(entries.map(({ MediaplugError }) => MediaplugError)).size)

// A secret that the contract's entry is told is redacted by the other.
const { defineProvider, defineModel, credential, textToImage, z } = require('@mediaplug/core/provider')
const kite = defineProvider({
  id: 'kite',
  title: 'Kite',
  baseUrl: 'http://127.0.0.1:9',
  settings: z.strictObject({ apiKey: credential('KITE_KEY') }),
  authorize: async (_request, { apiKey }) => ({ 'x-key': await apiKey() }),
  downloads: { hosts: ['kite.example'] },
  models: ({ apiKey }) => ({
    draw: defineModel({
      title: 'Kite',
      capability: textToImage,
      input: z.strictObject({ prompt: z.string() }),
      async start() {
        throw new contract.MediaplugError('refused', 'no: ' + (await apiKey()))
      },
    }),
  }),
})
const { createClient } = client
const given = createClient({ providers: [kite({ apiKey: 'a-very-secret-key' })] })
await given.generate('kite/draw', { prompt: 'a kite' }).catch((error) => console.log(client.MediaplugError.is(error), error.message))
`,
  })
  const printed = await project.must('node', ['main.mjs'])
  expect(printed).toMatch(/^1\ntrue .*no: /)
  expect(printed).not.toContain('a-very-secret-key')
})
