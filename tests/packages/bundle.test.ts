import { createSandbox } from '@mediaplug/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { openProject, type Project } from './project.js'

const program = (baseUrl: string): string => `
import { createClient } from '@mediaplug/core'
import { edrawmax } from '@mediaplug/provider-edrawmax'

async function main() {
  const client = createClient({ providers: [edrawmax({ baseUrl: '${baseUrl}' })] })
  const { assets } = await client.generate('text-to-diagram', { prompt: 'order, pay, ship' })
  console.log((await assets[0].save('diagram')).path)
}
main()
`

/** Bundles a program that has three providers installed and uses one, and leaves nothing but the bundle. */
async function bundled(...options: readonly string[]): Promise<Project> {
  const sandbox = await createSandbox({ vendors: ['edrawmax'] })
  onTestFinished(() => sandbox.close())
  const project = await openProject()
  await project.install(
    '@mediaplug/core',
    '@mediaplug/provider-edrawmax',
    '@mediaplug/provider-mediaio',
    '@mediaplug/provider-tomoviee',
    'esbuild',
  )
  await project.write({ 'src/main.js': program(sandbox.baseUrls.edrawmax) })
  const common = ['--no-install', 'esbuild', 'src/main.js', '--bundle', '--platform=node']
  await project.must('npx', [...common, ...options])
  await project.must('npm', ['uninstall', '--no-audit', '--no-fund', ...(await project.dependencies())])
  return project
}

test('a bundle of ES modules runs where nothing is installed, and contains no other provider', async () => {
  const project = await bundled('--format=esm', '--outfile=out/main.mjs')
  expect(await project.must('node', ['out/main.mjs'])).toContain('diagram.png')
  const text = await project.read('out/main.mjs')
  expect(text).toMatch(/edrawmax/i)
  expect(text).not.toMatch(/tomoviee|media\.io/i)
})

test('a bundle in CommonJS runs where nothing is installed', async () => {
  const project = await bundled('--format=cjs', '--outfile=out/main.cjs')
  expect(await project.must('node', ['out/main.cjs'])).toContain('diagram.png')
})

test('a bundle that is split and minified runs', async () => {
  const project = await bundled(
    '--format=esm',
    '--splitting',
    '--minify',
    '--outdir=out',
    '--out-extension:.js=.mjs',
  )
  expect(await project.must('node', ['out/main.mjs'])).toContain('diagram.png')
})
