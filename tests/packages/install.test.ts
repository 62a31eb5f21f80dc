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
