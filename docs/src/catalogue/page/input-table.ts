import type { Row } from '../schema/row.js'
import { code, plain, table } from './markdown.js'

/** How many values a cell of a table holds. More have a list of their own. */
const mostInCell = 8

const listAnchor = ({ path }: Row): string => `values-${path.replaceAll(/\W+/g, '-')}`

function choicesText(row: Row): readonly string[] {
  const { choices } = row
  if (choices.length === 0) return []
  if (choices.length > mostInCell) return [`one of [${choices.length} values](#${listAnchor(row)})`]
  const values = choices.map((value) => code(String(value))).join(', ')
  return [choices.length === 1 ? `only ${values}` : values]
}

const standardText = ({ standard, isRequired }: Row): string => {
  if (standard !== undefined)
    return /^["[{\d-]|^(?:true|false)$/.test(standard)
      ? code(standard.replace(/^"(.*)"$/, '$1'))
      : plain(standard)
  return isRequired ? '**required**' : ''
}

/** The fields of an input as a table. Each has an anchor. */
export function inputTable(rows: readonly Row[]): string {
  return table(
    ['Field', 'Type', 'Default', 'What it is, and what is allowed'],
    rows.map((row) => [
      `<a id="${row.anchor}"></a>${code(row.path)}`,
      plain(row.type),
      standardText(row),
      [plain(row.description), ...choicesText(row), ...row.limits.map(plain)].filter(Boolean).join('; '),
    ]),
  )
}

/** Lists of the values that are too many for the table. */
export function valueLists(rows: readonly Row[]): readonly string[] {
  return rows
    .filter(({ choices }) => choices.length > mostInCell)
    .map(
      (row) =>
        `### Values of ${code(row.path)} {#${listAnchor(row)}}\n\n${row.choices.map((value) => code(String(value))).join(', ')}`,
    )
}
