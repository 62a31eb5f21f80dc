const units = ['kB', 'MB', 'GB'] as const

/** A number of bytes for a person, such as `2.4 MB`. */
export function sizeText(bytes: number): string {
  let value = bytes
  let unit = 'bytes'
  for (const next of units) {
    if (value < 1000) break
    value /= 1000
    unit = next
  }
  return `${unit === 'bytes' || value >= 100 ? Math.round(value) : value.toFixed(1)} ${unit}`
}

/** A time for a person: `0:07`, `12:40`, `1:02:03`. */
export function timeText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const tail = String(rest).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`
}

/** A usual time in words, such as `about 90 s` or `about 4 min`. */
export function usualText(seconds: number): string {
  return seconds < 120
    ? `about ${Math.max(1, Math.round(seconds))} s`
    : `about ${Math.round(seconds / 60)} min`
}
