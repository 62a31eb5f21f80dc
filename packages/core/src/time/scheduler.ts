/** Something that is due at a time. One object serves all its life: nothing is made at each tick. */
export interface Timed {
  /** On the clock of `performance.now()`. Set by {@link schedule}. */
  dueAt: number
  /** Index in the heap; -1 while it is not scheduled. Set by {@link schedule}. */
  heapIndex: number
  /** Whether a process may end while it is scheduled. Default: no. */
  readonly isBackground?: boolean
  /** Called once when the time has come. */
  due(): void
}

const longestTimerMs = 2 ** 31 - 1
/** A timer that fires this much too late tells that the process had no turn. */
const stallMs = 20
const longestGraceMs = 1_000

const heap: Timed[] = []
let timer: NodeJS.Timeout | undefined
let timerAt = Number.POSITIVE_INFINITY
/** What is due at once needs no timer, only a turn. */
let immediate: NodeJS.Immediate | undefined
let immediateAt = 0
let inGrace = false
/** How many entries the process is to stay alive for. */
let held = 0

function put(entry: Timed, index: number): void {
  heap[index] = entry
  entry.heapIndex = index
}

function up(entry: Timed, from: number): void {
  let index = from
  while (index > 0) {
    const parentIndex = (index - 1) >> 1
    const parent = heap[parentIndex]
    if (parent === undefined || parent.dueAt <= entry.dueAt) break
    put(parent, index)
    index = parentIndex
  }
  put(entry, index)
}

function down(entry: Timed, from: number): void {
  let index = from
  for (;;) {
    const left = heap[2 * index + 1]
    const right = heap[2 * index + 2]
    const child = right !== undefined && left !== undefined && right.dueAt < left.dueAt ? right : left
    if (child === undefined || child.dueAt >= entry.dueAt) break
    const childIndex = child.heapIndex
    put(child, index)
    index = childIndex
  }
  put(entry, index)
}

function add(entry: Timed): void {
  if (!entry.isBackground) held++
  up(entry, heap.length)
}

function remove(entry: Timed): void {
  const { heapIndex } = entry
  if (!entry.isBackground) held--
  entry.heapIndex = -1
  const last = heap.pop()
  if (last === undefined || last === entry) return
  up(last, heapIndex)
  down(last, last.heapIndex)
}

function stopTimer(): void {
  clearTimeout(timer)
  clearImmediate(immediate)
  timer = undefined
  immediate = undefined
  timerAt = Number.POSITIVE_INFINITY
  inGrace = false
}

function startTimer(at: number): void {
  const now = performance.now()
  clearTimeout(timer)
  timerAt = Math.max(now, at)
  timer = setTimeout(tick, Math.min(longestTimerMs, Math.ceil(timerAt - now)))
}

/** A timer that fires too early costs a look and no more, so it is not moved back: most changes cost no timer. */
function setTimer(): void {
  const first = heap[0]
  if (first === undefined) return stopTimer()
  if (first.dueAt < timerAt && !inGrace && immediate === undefined) {
    const now = performance.now()
    if (first.dueAt > now) startTimer(first.dueAt)
    else {
      immediateAt = now
      immediate = setImmediate(tickAtOnce)
    }
  }
  if (timer?.hasRef() !== held > 0) held > 0 ? timer?.ref() : timer?.unref()
}

/**
 * After a stall, input and output have their turns first: answers that came in time are read before a limit is
 * applied to them.
 */
function grantGrace(now: number, wantedAt: number): boolean {
  const lateMs = now - wantedAt
  const stalled = !inGrace && lateMs > stallMs
  inGrace = stalled
  if (stalled) startTimer(now + Math.min(longestGraceMs, lateMs))
  return stalled
}

function tick(): void {
  const now = performance.now()
  if (grantGrace(now, timerAt)) return
  timer = undefined
  timerAt = Number.POSITIVE_INFINITY
  callDue(now)
}

function tickAtOnce(): void {
  const now = performance.now()
  immediate = undefined
  if (!grantGrace(now, immediateAt)) callDue(now)
}

function callDue(now: number): void {
  for (let first = heap[0]; first !== undefined && first.dueAt <= now; first = heap[0]) {
    remove(first)
    first.due()
  }
  setTimer()
}

/**
 * Has an entry called when its time has come; an entry that is scheduled already is moved.
 *
 * All entries of a process share one timer and one heap, so that a hundred thousand tasks cost one timer.
 *
 * @param dueAt - On the clock of `performance.now()`.
 */
export function schedule(entry: Timed, dueAt: number): void {
  if (entry.heapIndex >= 0) remove(entry)
  entry.dueAt = dueAt
  add(entry)
  setTimer()
}

/** Takes an entry back; one that is not scheduled is left as it is. */
export function unschedule(entry: Timed): void {
  if (entry.heapIndex < 0) return
  remove(entry)
  setTimer()
}
