// What is printed, and what must not have happened.

const megabytes = (bytes) => `${(bytes / 1024 ** 2).toFixed(1)} MB`
const some = (items) => items.slice(0, 5).join(', ')

/** @returns {{ table: string, wrong: string[] }} */
export function describe({
  accounts,
  growth,
  seen,
  broken,
  steadyEnd,
  mortalEnd,
  kills,
  timesFull,
  isMounted,
}) {
  const ends = [steadyEnd, mortalEnd].filter(Boolean)
  const sum = (field) => ends.reduce((total, end) => total + end[field], 0)
  const unsettled = ends.flatMap((end) => end.unsettled)
  const spoilt = Object.values(seen.faults).reduce((total, times) => total + times, 0)
  const requests = seen.creates + seen.polls + seen.downloads
  const { unanswered, killed } = accounts.doubtful
  const rows = [
    ['asked', accounts.asked],
    ['accepted', accounts.accepted],
    ['done', accounts.done],
    ['doubtful', `${unanswered + killed} (${unanswered} without a clear answer, ${killed} by kills)`],
    ['twice', accounts.twice.length],
    ['lost', accounts.lost.length],
    ['unfinished', accounts.unfinished.length],
    ['polls for each task', (seen.polls / Math.max(1, accounts.accepted)).toFixed(2)],
    ['requests', requests],
    ['spoilt', `${spoilt} (${((100 * spoilt) / Math.max(1, requests)).toFixed(1)} %)`],
    ['kills', kills],
    ['full disks', `${timesFull} (${isMounted ? 'a small disk in memory' : 'played by a preload'})`],
    ['files saved', sum('saved')],
    ['files not saved', sum('notSaved')],
    ['heap at the start', megabytes(growth.start)],
    ['heap at the end', megabytes(growth.end)],
    ['heap when all is done', megabytes(steadyEnd?.heap ?? 0)],
    ['unsettled in the journals', unsettled.length],
    ['open handles', sum('handles')],
    ['timers left', sum('timers')],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  const { twice, lost, unfinished } = accounts
  const wrong = [
    accounts.done === 0 && 'nothing was done',
    twice.length > 0 && `accepted twice: ${some(twice)}`,
    lost.length > 0 && `lost: ${some(lost)}`,
    unfinished.length > 0 && `asked and never finished: ${some(unfinished)}`,
    ...broken.slice(0, 5),
    growth.isLeak && 'the heap grew with the jobs',
    ends.length < 2 && 'a worker did not finish what it had',
    unsettled.length > 0 &&
      `unsettled though it came to its end: ${some(unsettled.map(({ state, input }) => `${input?.prompt} (${state})`))}`,
    sum('handles') > 0 && `left open: ${some(ends.flatMap(({ kinds }) => kinds))}`,
    sum('timers') > 0 && 'timers are left',
    ends.some(({ endedByItself }) => !endedByItself) && 'a worker did not end by itself',
  ]
  return {
    table: rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n'),
    wrong: wrong.filter(Boolean),
  }
}
