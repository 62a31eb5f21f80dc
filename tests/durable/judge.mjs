// Judges what became of submissions, by the log of the local vendor, the rows and the files.
import { createHash } from 'node:crypto'

/**
 * @typedef {object} Evidence
 * @property {number} tasks
 * @property {readonly { id: string, label: string, model: string, state: string, outcome: string }[]} rows
 * @property {readonly string[]} listed The ids that `recover` lists as uncertain.
 * @property {readonly import('@mediaplug/sandbox').LogEntry[]} log
 * @property {readonly { as: string, limit: number | undefined, apiKey: string }[]} accounts
 * @property {number} taskMs How long each task takes at the vendor.
 * @property {(key: string) => Promise<Uint8Array>} read
 */

const digest = (/** @type {Uint8Array} */ bytes) => createHash('sha256').update(bytes).digest('hex')

/** @param {unknown} body */
const promptOf = (body) => /"prompt":"(task \d+)"/.exec(JSON.stringify(body) ?? '')?.[1] ?? ''

/** The most tasks that were at the vendor at the same time.
 * @param {readonly number[]} beginnings @param {number} taskMs */
function mostAtATime(beginnings, taskMs) {
  const turns = beginnings.flatMap((at) => [
    { at, by: 1 },
    { at: at + taskMs, by: -1 },
  ])
  turns.sort((one, other) => one.at - other.at || one.by - other.by)
  let now = 0
  let most = 0
  for (const { by } of turns) {
    now += by
    most = Math.max(most, now)
  }
  return most
}

/** @param {Evidence} evidence */
export async function judge({ tasks, rows, listed, log, accounts, taskMs, read }) {
  /** @type {string[]} */
  const told = []
  /** @type {string[]} */
  const wrong = []
  const created = log.filter(({ operation, accepted }) => operation === 'create' && accepted)
  /** @type {Map<string, number>} */
  const times = new Map()
  for (const { body } of created) times.set(promptOf(body), (times.get(promptOf(body)) ?? 0) + 1)

  /** @type {Map<string, number>} */
  const states = new Map()
  for (const { state } of rows) states.set(state, (states.get(state) ?? 0) + 1)
  told.push(
    `submissions: ${rows.length}, ${[...states].map(([state, count]) => `${count} ${state}`).join(', ')}`,
  )
  if (rows.length !== tasks) wrong.push(`${tasks} were submitted, ${rows.length} are there`)

  told.push(`created at the vendor: ${created.length}`)
  for (const { id, label, state } of rows) {
    const count = times.get(label) ?? 0
    const isListed = listed.includes(id)
    if (count > 1) wrong.push(`${label} was created ${count} times`)
    if (state === 'succeeded' && count !== 1) wrong.push(`${label} succeeded and was created ${count} times`)
    if (state === 'uncertain' && !isListed) wrong.push(`${label} is uncertain, and recover does not list it`)
    if (state !== 'succeeded' && state !== 'uncertain') wrong.push(`${label} is ${state}`)
  }
  const uncertain = rows.filter(({ state }) => state === 'uncertain')
  const paid = uncertain.filter(({ label }) => times.has(label)).length
  told.push(
    `uncertain: ${uncertain.length}, all listed by recover; ${paid} of them were created, ${uncertain.length - paid} were not`,
  )

  for (const { as, limit, apiKey } of accounts) {
    const own = created.filter(({ headers }) => JSON.stringify(headers).includes(apiKey))
    const most = mostAtATime(
      own.map(({ receivedAt }) => receivedAt.getTime()),
      taskMs,
    )
    told.push(`${as}: ${own.length} tasks, at most ${most} at a time; its limit is ${limit ?? 'none'}`)
    if (limit !== undefined && most > limit) wrong.push(`${as} had ${most} tasks at a time`)
  }

  let whole = 0
  let bytes = 0
  for (const { label, state, outcome } of rows) {
    if (state !== 'succeeded') continue
    const { output, files } = JSON.parse(outcome)
    for (const [index, asset] of output.assets.entries()) {
      const kept = files[index] && (await read(files[index].key).catch(() => undefined))
      const answer = await fetch(asset.url)
      const original = new Uint8Array(await answer.arrayBuffer())
      if (kept && answer.ok && digest(kept) === digest(original)) whole++
      else wrong.push(`${label}: the file ${index} is not whole in the sink`)
      bytes += kept?.byteLength ?? 0
    }
  }
  told.push(`files in the sink: ${whole}, each the same as at the vendor, ${(bytes / 1e6).toFixed(1)} MB`)
  return { told, wrong }
}
