import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { choiceOf, documented, type Parameter, quotient } from '../test/documented.js'
import { meanings } from './fault.js'

const readme = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8')
const lines = readme.split('\n')
const rows = lines.map((line) => line.split('|').map((cell) => cell.trim()))

/** The rows of the table whose header begins with a word. */
function tableOf(word: string): string[][] {
  const below = rows.slice(rows.findIndex(([, cell]) => cell === word) + 2)
  return below.slice(
    0,
    below.findIndex(({ length }) => length === 1),
  )
}

/** Cells of the row that describes a model, by the words of the header. */
function cellsOf(modelCode: string): ReadonlyMap<string | undefined, string> {
  const place = rows.findIndex(([, model]) => model === `\`mediaio/${modelCode}\``)
  const header = rows.slice(0, place).findLast(([, cell]) => cell === 'model') ?? []
  return new Map(rows[place]?.map((cell, column) => [header[column], cell]))
}

const choicesOf = (parameters: readonly Parameter[]) =>
  parameters.filter(({ values }) => values).map(choiceOf)
const emphasized = ({ values, default: usual }: ReturnType<typeof choiceOf>) =>
  values.map((value) => (value === usual ? `**${value}**` : String(value)))

describe.each(documented)('the README describes $modelCode as the vendor does', (model) => {
  const cells = cellsOf(model.modelCode)

  test('by its name and its prompt', () => {
    const prompt = model.parameters.find(({ name }) => name === 'prompt')
    expect(cells.get("vendor's name")).toBe(model.name)
    expect(cells.get('`prompt`')).toBe(`${prompt?.maxLength}${prompt?.required ? '' : ', optional'}`)
  })

  test('by its values, in columns', () => {
    const choices = choicesOf(model.parameters)
    for (const column of ['aspectRatio', 'count', 'duration', 'resolution', 'audio']) {
      const choice = choices.find(({ field }) => field === column)
      const cell = cells.get(`\`${column}\``)
      if (cell !== undefined) expect(cell).toBe(choice ? emphasized(choice).join(' ') : '')
    }
  })
})

test('the values that have no column are in the lists below, and no others', () => {
  const expected = documented.flatMap(({ modelCode, name, parameters }) =>
    choicesOf(parameters)
      .filter(({ field }) => !cellsOf(modelCode).has(`\`${field}\``))
      .map((choice) => `${name}: \`${choice.field}\`, ${emphasized(choice).join(' or ')}.`),
  )
  const told = lines.flatMap((line) => {
    const [, names = '', values] = /^- (.+?): (`\w+`, .+)$/.exec(line) ?? []
    return values === undefined ? [] : names.split(', ').map((name) => `${name}: ${values}`)
  })
  expect(told.toSorted()).toEqual(expected.toSorted())
})

describe('the table of files', () => {
  const table = tableOf('models')

  function describes(subjects: string, name: string, { name: field, seconds, fps }: Parameter): boolean {
    if (!name.startsWith('Motion Control')) {
      return subjects.split(', ').some((subject) => name.startsWith(subject))
    }
    const times = seconds && fps ? `: ${seconds.join(' to ')} s, ${fps.join(' to ')} frames a second` : ''
    return subjects === `Motion control, the ${field}${times}`
  }

  const files = documented.flatMap(({ name, parameters }) =>
    parameters
      .filter(({ formats }) => formats)
      .map((parameter) => ({
        name,
        field: parameter.name,
        parameter,
        row: table.find(([, subjects = '']) => describes(subjects, name, parameter)),
      })),
  )

  test.each(files)('has the limits of $field of $name', ({ parameter, row = [] }) => {
    const { formats, maxMegabytes, pixels, aspectRatio } = parameter
    const [, , types = '', size, sides, ratios = ''] = row
    const names = types.toLowerCase().split(', ')
    expect(new Set(names)).toEqual(new Set(formats?.filter((format) => format !== 'jpg')))
    expect(size).toBe(`${maxMegabytes} MB`)
    expect(sides).toBe(`${pixels?.min[0]} to ${pixels?.max[0]}`)
    const limits = ratios === '' ? undefined : ratios.split(' to ').map(quotient)
    expect(limits).toEqual(aspectRatio?.map(quotient))
  })

  test('has no other rows', () => {
    expect(new Set(files.map(({ row }) => row))).toEqual(new Set(table))
  })
})

test('the table of codes has each code with what it means', () => {
  const told = tableOf('code').flatMap(([, codes = '', ours = '']) =>
    codes.split(', ').flatMap((code) => {
      const [, meaning] = /^`([\w-]+)`/.exec(ours) ?? []
      return /^\d+$/.test(code) ? [[code, meaning] as const] : []
    }),
  )
  expect(Object.fromEntries(told)).toEqual(meanings)
})
