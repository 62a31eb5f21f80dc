// An application that is soaked: node --expose-gc worker.mjs <name> <base URL> <folder> <tasks at a time> <compactAtBytes>.
// It keeps so many tasks going until it is told to drain. What it asked, got and doubts stands in a book beside the
// disk that becomes full, so that it and others know after it was killed.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient, fileJournal, MediaplugError } from '@mediaplug/core'
import { readBook, unknownJob } from './book.mjs'
import { soakProvider } from './provider.mjs'

const [name, baseUrl, folder, atATime, compactAtBytes] = process.argv.slice(2)
const concurrentTasks = Number(atATime)
const bookFile = join(folder, `${name}.book`)
const disk = join(folder, 'disk')

/** More jobs than the limit on tasks: some always wait for a permit. */
const jobsAtATime = concurrentTasks + 4
const pauseMs = 300
const mostAttempts = 200
const everySaved = 10

const journal = fileJournal(join(disk, `${name}.jsonl`), { compactAtBytes: Number(compactAtBytes) })
const provider = soakProvider({ baseUrl, limits: { concurrentTasks } })
const client = createClient({ providers: [provider], journal, timeoutMs: 60_000 })

let draining = false
const counts = { done: 0, refused: 0, resumed: 0, saved: 0, notSaved: 0 }
const book = (what, job) => appendFileSync(bookFile, `${what} ${job}\n`)

/** Does something again and again until it works: the disk is full only for a while. */
async function insist(work) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!MediaplugError.is(error) || attempt === mostAttempts) throw error
      await sleep(pauseMs)
    }
  }
}

async function save({ assets: [asset] }, job) {
  if (Number(job.split('-').at(-1)) % everySaved !== 0) return
  try {
    const { path } = await asset.save(join(disk, `${name}-files`, job))
    await rm(path)
    counts.saved++
  } catch (error) {
    if (!MediaplugError.is(error)) throw error
    counts.notSaved++
  }
}

async function deliver(output, job) {
  book('done', job)
  counts.done++
  await save(output, job)
}

const resume = (handle) =>
  insist(async () => {
    counts.resumed++
    return await client.resume(handle).result()
  })

async function askOnce(job) {
  const target = 'soak/picture'
  const input = { prompt: job }
  if (Number(job.split('-').at(-1)) % 2 === 0) return await client.generate(target, input)
  const task = await client.submit(target, input)
  return await task.result()
}

/** One job: asked again only when nothing was accepted, taken up again by its handle when something was. */
async function doJob(job) {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    try {
      return await deliver(await askOnce(job), job)
    } catch (error) {
      if (!MediaplugError.is(error)) throw error
      const { submission, handle } = error
      if (submission) {
        book('doubt', job)
        return await insist(() => client.settle(submission.id))
      }
      if (handle) return await deliver(await resume(handle), job)
      counts.refused++
      await sleep(pauseMs)
    }
  }
  book('refused', job)
}

const broken = (job) => (error) =>
  book('broken', `${job} ${String(error?.stack ?? error).replace(/\s+/g, ' ')}`)

/** Takes up what an earlier run left. */
async function takeUp({ state, id, handle, input }) {
  // Without the request, it is a task that was delivered already, and whose end was not recorded.
  const job = input?.prompt ?? unknownJob
  if (state === 'accepted') return await deliver(await resume(handle), job)
  book('recovered', job)
  await insist(() => client.settle(id))
}

async function collect(items) {
  const all = []
  for await (const item of items) all.push(item)
  return all
}

function* jobsAfter(jobs, recovered) {
  for (const [job, what] of jobs) if (what === 'ask' && !recovered.has(job)) yield job
  let number = jobs.size
  while (!draining) {
    const job = `${name}-${++number}`
    book('ask', job)
    yield job
  }
}

async function work(queue) {
  for (const job of queue) await doJob(job).catch(broken(job))
}

function heapBytes() {
  for (let time = 0; time < 3; time++) globalThis.gc()
  return process.memoryUsage().heapUsed
}

/** What the event loop still holds when all is done, but for the channel to the driver. */
function leftOver() {
  const kinds = process.getActiveResourcesInfo().filter((kind) => !/^(Pipe|TTY)/.test(kind))
  const timers = kinds.filter((kind) => kind === 'Timeout').length
  return { timers, handles: kinds.length - timers, kinds }
}

process.on('message', ({ sample, drain }) => {
  if (drain) draining = true
  if (sample) process.send({ sample: { heap: heapBytes(), ...counts } })
})

const jobs = readBook(existsSync(bookFile) ? readFileSync(bookFile, 'utf8') : '')
const found = await insist(() => collect(client.recover()))
const queue = jobsAfter(jobs, new Set(found.map(({ input }) => input?.prompt)))
const resumed = found.map((submission) => takeUp(submission).catch(broken(submission.id)))
process.send({ atWork: true })
await Promise.all([...resumed, ...Array.from({ length: jobsAtATime }, () => work(queue))])

// A result is settled a moment after it was handed over, and idle connections are closed after some seconds.
await sleep(6_000)
const unsettled = await insist(() => collect(client.recover()))
await journal.close()
await sleep(1_000)
process.send({ ended: { heap: heapBytes(), unsettled, ...leftOver(), ...counts } })
process.disconnect()
