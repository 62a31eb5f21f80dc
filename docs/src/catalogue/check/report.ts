import type { Language, Outcome } from './sample.js'

const names: Readonly<Record<Language, string>> = { ts: 'TypeScript', sh: 'command line', json: 'agent' }

const isLanguage = (name: string): name is Language => name in names

/** A line for each model: how many of its samples ran, of each kind, and what went wrong. */
export function reportLines(outcomes: readonly Outcome[]): readonly string[] {
  const ids = [...new Set(outcomes.map(({ sample }) => sample.id))]
  const width = Math.max(0, ...ids.map((id) => id.length))
  return ids.flatMap((id) => {
    const own = outcomes.filter(({ sample }) => sample.id === id)
    const counts = Object.keys(names)
      .filter(isLanguage)
      .map((language) => {
        const some = own.filter(({ sample }) => sample.language === language)
        const all = new Set(some.map(({ sample }) => sample))
        const bad = new Set(some.flatMap(({ sample, problem }) => (problem === undefined ? [] : [sample])))
        return `${names[language]} ${all.size - bad.size}/${all.size}`
      })
    const problems = own.flatMap(({ sample, problem }) =>
      problem === undefined ? [] : [`  ${names[sample.language]}: ${problem}\n${sample.text}`],
    )
    return [`${problems.length > 0 ? 'FAIL' : 'ok  '} ${id.padEnd(width)}  ${counts.join('  ')}`, ...problems]
  })
}
