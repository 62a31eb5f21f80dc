let last = { second: Number.NaN, text: '' }

/** A time as requests name it, to the second and in UTC: `20250131T235959Z`. The last one is kept. */
export function timestamp(time: Date): string {
  const second = Math.floor(time.getTime() / 1000)
  if (second !== last.second) {
    const text = new Date(second * 1000).toISOString().replace(/[-:]|\.000/g, '')
    last = { second, text }
  }
  return last.text
}
