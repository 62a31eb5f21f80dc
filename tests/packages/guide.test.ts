import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readStages } from '../../scripts/guide/stages.mjs'
import { openProject, Project } from './project.js'
import { registryUrl } from './variables.js'

test('the guide for authors leads to a provider that can be published', async () => {
  const registry = ['--registry', registryUrl()]
  const home = await openProject()
  await home.must('npm', ['create', '--yes', ...registry, 'mediaplug-provider', 'acme-studio', '--', '--yes'])
  const project = new Project(join(home.folder, 'acme-studio'))
  await project.install()
  // What the guide begins with is tested as what the command writes.
  const [, , ...stages] = readStages()
  const last = stages.pop()
  for (const files of stages) {
    await project.write(Object.fromEntries(files))
    expect(await project.must('npm', ['test'])).toMatch(/Test Files +2 passed/)
  }
  await project.write(Object.fromEntries(last ?? []))
  await project.must('npm', ['version', 'minor', '--no-git-tag-version'])
  const shown = await project.must('npm', ['run', 'release', '--', '--dry-run', ...registry])
  expect(shown).toMatch(/Test Files +3 passed/)
  expect(shown).toContain('mediaplug-provider-acme-studio@0.2.0')
})
