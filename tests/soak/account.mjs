// What came of it all: the books of the workers held against what the vendor accepted.

/**
 * @param {Map<string, string>} jobs
 * @param {Map<string, number>} accepted - How often the vendor accepted each.
 */
export function settleAccounts(jobs, accepted) {
  const words = [...jobs.values()]
  const count = (what) => words.filter((word) => word === what).length
  const isAccounted = (job) => ['done', 'doubt', 'recovered'].includes(jobs.get(job))
  return {
    asked: jobs.size,
    accepted: accepted.size,
    done: count('done'),
    /** In doubt for want of an answer, and for a kill between the request and the record of its answer. */
    doubtful: { unanswered: count('doubt'), killed: count('recovered') },
    /** Accepted more than once. */
    twice: [...accepted].filter(([, times]) => times > 1).map(([job]) => job),
    /** Accepted, and neither done nor in doubt. */
    lost: [...accepted.keys()].filter((job) => !isAccounted(job)),
    /** Not accepted, and neither done nor in doubt. */
    unfinished: [...jobs.keys()].filter((job) => !isAccounted(job) && !accepted.has(job)),
  }
}

/** What may grow without being a leak: code that is compiled late, and tables that double. */
const slackBytes = 2 * 1024 ** 2
const slackBytesPerJob = 300

/**
 * Whether the heap grew with the jobs.
 *
 * @param {{ heap: number, done: number }[]} samples - In order, each after a collection. The first fifth is left
 *   out, while code is loaded and compiled; the next counts as the start, the last as the end: of both the least.
 */
export function heapGrowth(samples) {
  const fifth = Math.ceil(samples.length / 5)
  const least = (some) => some.reduce((a, b) => (b.heap < a.heap ? b : a), some[0] ?? { heap: 0, done: 0 })
  const [start, end] = [least(samples.slice(fifth, 2 * fifth)), least(samples.slice(-fifth))]
  const bytes = end.heap - start.heap
  const jobs = end.done - start.done
  return {
    start: start.heap,
    end: end.heap,
    jobs,
    isLeak: bytes > slackBytes && bytes > slackBytesPerJob * jobs,
  }
}
