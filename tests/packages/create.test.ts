import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openProject, Project } from './project.js'
import { registryUrl } from './variables.js'

test('a new provider is green at once, and an application uses what it publishes', async () => {
  const registry = ['--registry', registryUrl()]
  const project = await openProject()
  const given = ['--title', "O'Hara", '--scope', '@you']
  await project.must('npm', ['create', '--yes', ...registry, 'mediaplug-provider', 'o-hara', '--', ...given])

  const provider = new Project(join(project.folder, 'o-hara'))
  await provider.install()
  expect(await provider.must('npm', ['test'])).toMatch(/Test Files +2 passed/)
  expect(await provider.must('npm', ['publish', '--dry-run', ...registry])).toContain('dist/index.js')
  expect(await provider.read('dist/provider.d.ts')).not.toMatch(/['"]zod/)

  await provider.must('npm', ['pack', '--pack-destination', project.folder])
  await project.install('@mediaplug/core', './you-mediaplug-provider-o-hara-0.1.0.tgz')
  const installed = await project.installed()
  expect(installed).toEqual(['@mediaplug/core', '@you/mediaplug-provider-o-hara', 'zod'])
  const program = `
import { createClient } from '@mediaplug/core'
import { oHara } from '@you/mediaplug-provider-o-hara'
console.log(createClient({ providers: [oHara()] }).models.map(({ id }) => id).join())
`
  await project.write({ 'main.mjs': program })
  expect(await project.must('node', ['main.mjs'])).toBe('o-hara/icon,o-hara/clip\n')
})
