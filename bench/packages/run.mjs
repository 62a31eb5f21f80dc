// Measures what our packages and others take once they are installed, and what importing them costs, and puts it into
// RESULTS.md. The packages must be built: `npm run bench:packages` does both.
import { readFileSync, writeFileSync } from 'node:fs'
import { measurePackages } from './measure.mjs'

const title = '## Packages'
const file = new URL('../RESULTS.md', import.meta.url)
const measured = `Measured on ${new Date().toISOString().slice(0, 10)} with \`npm run bench:packages\`, Node ${process.version}.`
const section = `${title}\n\n${measured} ${measurePackages(15)}\n\n`
const results = readFileSync(file, 'utf8')
const [before = '', after = ''] = results.split(`${title}\n`)
const next = after.indexOf('\n## ')
if (next === -1) throw new Error(`RESULTS.md has no part ${title}`)
writeFileSync(file, before + section + after.slice(next + 1))
console.log(section)
