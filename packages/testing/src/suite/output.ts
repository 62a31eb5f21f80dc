import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Asset, MediaplugError } from '@mediaplug/core'
import { outcomeOf, resultOf, summaryOf } from '../scene/outcome.js'
import type { Scene } from '../scene/scene.js'
import type { ModelSubject } from '../scene/subject.js'
import { demand, fail } from '../verdict/demand.js'
import type { Check } from './suite.js'

/** How the media types of the kinds begin that core names. */
const familyOf: Readonly<Record<string, string>> = {
  image: 'image/',
  mask: 'image/',
  vector: 'image/',
  video: 'video/',
  audio: 'audio/',
}

/** What an author can do about a file that cannot be fetched, by how that ended. */
function fetchAdvice({ code, message }: MediaplugError): string {
  if (code === 'expired')
    return 'The vendor does not have it at this URL: report the URL as the vendor gives it, or have the sandbox serve it.'
  if (message.includes('is refused'))
    return 'Core does not fetch from there: report the URL as the vendor gives it, and name its host in `downloads`.'
  return 'Have the sandbox serve the file whole, and report the URL as the vendor gives it.'
}

async function checkFile(asset: Asset, path: string): Promise<void> {
  const { value: saved, error } = await outcomeOf((signal) => asset.save(path, { signal }))
  if (error) {
    const advice = fetchAdvice(error)
    fail(
      `The ${asset.kind} of the result could not be fetched. ${advice}\nIt ended with ${summaryOf(error)}.`,
      error,
    )
  }
  demand(
    saved.mediaType === asset.mediaType,
    `A file is reported as ${asset.mediaType}, and its bytes are ${saved.mediaType}. Correct the \`mediaType\` that the model reports, or the file that the sandbox serves.`,
  )
  demand(
    saved.mediaType.startsWith(familyOf[asset.kind] ?? ''),
    `A file of the kind '${asset.kind}' is ${saved.mediaType}. Correct the \`kind\` that the model reports.`,
  )
  demand(saved.size > 0, `The ${asset.kind} of the result is empty.`)
}

async function checkFiles(scene: Scene): Promise<void> {
  const { assets } = await resultOf(
    () => scene.output(),
    'The first case came to no result. Correct the case, the sandbox or the model.',
  )
  const folder = await mkdtemp(join(tmpdir(), 'mediaplug-testing-'))
  try {
    for (const [index, asset] of assets.entries()) await checkFile(asset, join(folder, String(index)))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const declared: Check = {
  name: 'files that lie at the vendor lie at hosts that the provider declares',
  async run(scene) {
    const { assets } = await scene.output()
    const { hosts } = scene.subject.declared.downloads
    demand(
      hosts.length > 0 || assets.every(({ url }) => url === undefined),
      'The files of the result lie at the vendor, and `downloads` of the provider has no host: outside a sandbox, none of them could be fetched. Name the hosts in `downloads.hosts`, as the vendor documents them.',
    )
  },
}

const delivered: Check = {
  name: 'the first case gives files that can be fetched and are what they are said to be',
  run: checkFiles,
}

const everyCase = (number: number, input: Readonly<Record<string, unknown>>): Check => ({
  name: `case ${number + 1} is accepted and comes to a result`,
  async run({ client, subject }) {
    // Core has compared the result with what the capability yields, be it files or none.
    await resultOf(
      (signal) => client.generate(subject.id, input, { signal }),
      `Case ${number + 1} came to no result. Correct the case, the sandbox or the model.`,
    )
  },
})

/** What is paid for is delivered. */
export const outputChecks = ({ cases }: ModelSubject): Check[] => [
  declared,
  delivered,
  ...cases.slice(1).map((input, index) => everyCase(index + 1, input)),
]
