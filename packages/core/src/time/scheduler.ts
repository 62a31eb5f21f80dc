/** Something that is due at a time. One object serves all its life: nothing is made at each tick. */
export interface Timed {
  /** On the clock of `performance.now()`. Set by {@link schedule}. */
  dueAt: number
  /** Place in the heap; -1 while it is not scheduled. Set by {@link schedule}. */
  place: number
  /** Called once when the time has come. */
  due(): void
}

const longestTimerMs = 2 ** 31 - 1
const heap: Timed[] = []
let timer: NodeJS.Timeout | undefined
let timerAt = Number.POSITIVE_INFINITY

function put(entry: Timed, place: number): void {
  heap[place] = entry
  entry.place = place
}

function up(entry: Timed, from: number): void {
  let place = from
  while (place > 0) {
    const parentPlace = (place - 1) >> 1
    const parent = heap[parentPlace]
    if (parent === undefined || parent.dueAt <= entry.dueAt) break
    put(parent, place)
    place = parentPlace
  }
  put(entry, place)
}

function down(entry: Timed, from: number): void {
  let place = from
  for (;;) {
    const left = heap[2 * place + 1]
    const right = heap[2 * place + 2]
    const child = right !== undefined && left !== undefined && right.dueAt < left.dueAt ? right : left
    if (child === undefined || child.dueAt >= entry.dueAt) break
    const childPlace = child.place
    put(child, place)
    place = childPlace
  }
  put(entry, place)
}

function remove(entry: Timed): void {
  const { place } = entry
  entry.place = -1
  const last = heap.pop()
  if (last === undefined || last === entry) return
  up(last, place)
  down(last, last.place)
}

function setTimer(): void {
  const first = heap[0]
  const at = first?.dueAt ?? Number.POSITIVE_INFINITY
  if (at === timerAt) return
  clearTimeout(timer)
  timerAt = at
  if (first === undefined) return
  timer = setTimeout(tick, Math.min(longestTimerMs, Math.max(0, Math.ceil(at - performance.now()))))
}

function tick(): void {
  timerAt = Number.POSITIVE_INFINITY
  const now = performance.now()
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
  if (entry.place >= 0) remove(entry)
  entry.dueAt = dueAt
  up(entry, heap.length)
  setTimer()
}

/** Takes an entry back; one that is not scheduled is left as it is. */
export function unschedule(entry: Timed): void {
  if (entry.place < 0) return
  remove(entry)
  setTimer()
}
