import type { Sources } from '../../../scripts/house/sources.mjs'

const parts = ['Context', 'Decision', 'Good', 'Bad', 'Refused']

/** What is wrong with the records of decisions: their form, or that the index of their folder leaves one out. */
export function incompleteRecords(records: Sources): string[] {
  const index = records.get('README.md') ?? ''
  const names = [...records.keys()].filter((name) => name !== 'README.md')
  return names.flatMap((name) => {
    const [title = '', date = '', ...rest] = (records.get(name) ?? '').split('\n').filter(Boolean)
    const headings = rest.filter((line) => line.startsWith('## ')).map((line) => line.slice(3))
    return [
      /^\d{4}-[a-z-]+\.md$/.test(name) ? [] : ['has no number and name'],
      names.some((other) => other < name && numberOf(other) === numberOf(name))
        ? ['has the number of another']
        : [],
      /^# ./.test(title) ? [] : ['has no title'],
      /^20\d\d-\d\d-\d\d\b/.test(date) ? [] : ['has no date'],
      parts.filter((part) => !headings.includes(part)).map((part) => `does not say: ${part}`),
      index.includes(`[${title.slice(2)}](${name})`) ? [] : ['is not in the index by its title'],
    ]
      .flat()
      .map((fault) => `${name} ${fault}`)
  })
}

function numberOf(name: string): string {
  return name.slice(0, 4)
}
