import fc from 'fast-check'
import type { Answer } from './fuzzed-vendor.js'

type Path = readonly (string | number)[]

/** The paths of all values inside a value, the whole included. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))]
}

/** A copy of a value in which what lies at a path is another. */
function replaced(value: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined) return other
  if (Array.isArray(value)) {
    return value.map((inner, index) => (index === Number(key) ? replaced(inner, rest, other) : inner))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, name === key ? replaced(inner, rest, other) : inner]),
  )
}

const awkward = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, '', 0, -1, true, false, [], {}, '0', 'NaN', 1e308, -0.5, 2 ** 53),
  fc.constantFrom<unknown>(
    'http://127.0.0.1:1/x',
    'https://evil.example/x',
    'javascript:alert(1)',
    '../..',
    '\u0000',
  ),
  fc.constantFrom<unknown>('queued', 'running', 'succeeded', 'failed', 'sleeping', 'timeout', 'completed'),
  fc.string(),
  fc.jsonValue({ maxDepth: 3 }),
)

/** A valid answer in which up to three values were made awkward. */
function mutated(answers: readonly unknown[]): fc.Arbitrary<unknown> {
  const changes = fc.array(fc.tuple(fc.nat(), awkward), { minLength: 1, maxLength: 3 })
  return fc.tuple(fc.constantFrom(...answers), changes).map(([answer, all]) =>
    all.reduce<unknown>((value, [place, other]) => {
      const paths = pathsOf(value)
      return replaced(value, paths[place % paths.length] ?? [], other)
    }, answer),
  )
}

const headers = fc.record(
  {
    'content-type': fc.constantFrom('application/json', 'text/html', 'image/png', ''),
    'retry-after': fc.constantFrom('0', '-1', 'soon', '', 'Fri, 31 Dec 1999 23:59:59 GMT'),
    location: fc.constantFrom('https://evil.example/', '/', '//'),
    date: fc.constantFrom('never', 'Fri, 31 Dec 1999 23:59:59 GMT'),
  },
  { requiredKeys: [] },
)
const status = fc.oneof(
  { weight: 6, arbitrary: fc.constant(200) },
  { weight: 2, arbitrary: fc.constantFrom(201, 202, 204, 302, 400, 401, 402, 403, 404, 409, 410) },
  { weight: 2, arbitrary: fc.constantFrom(413, 418, 422, 429, 500, 501, 502, 503, 504, 599) },
)

/**
 * Answers of every kind: valid, nearly valid, JSON of another kind, broken JSON, no JSON at all.
 *
 * @param answers - Valid ones of the vendor.
 */
export function fuzzedAnswers(answers: readonly unknown[]): fc.Arbitrary<Answer> {
  const json = fc
    .oneof(
      { weight: 1, arbitrary: fc.constantFrom(...answers) },
      { weight: 6, arbitrary: mutated(answers) },
      { weight: 1, arbitrary: fc.jsonValue() },
    )
    .map((value) => JSON.stringify(value) ?? '')
  const body = fc.oneof(
    { weight: 8, arbitrary: json },
    {
      weight: 1,
      arbitrary: fc.tuple(json, fc.nat()).map(([text, cut]) => text.slice(0, cut % (text.length + 1))),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  )
  return fc.record({ status, headers, body })
}
