/** A place in JSON. */
export type Place = readonly (string | number)[]

/** All places of single values in JSON, in order. */
export function placesOf(value: unknown, place: Place = []): Place[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => placesOf(item, [...place, index]))
  if (typeof value !== 'object' || value === null) return [place]
  return Object.entries(value).flatMap(([name, item]) => placesOf(item, [...place, name]))
}

/** JSON with another value at a place; `undefined` takes it out. */
export function withValue(json: unknown, [head, ...rest]: Place, value: unknown): unknown {
  if (head === undefined) return value
  if (Array.isArray(json))
    return json.map((item, index) => (index === head ? withValue(item, rest, value) : item))
  const fields: Record<string, unknown> = { ...(json as object) }
  fields[head] = withValue(fields[head], rest, value)
  return fields
}

/** The value at a place. */
export function valueAt(json: unknown, place: Place): unknown {
  return place.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
    json,
  )
}
