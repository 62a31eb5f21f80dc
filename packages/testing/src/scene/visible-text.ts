import { inspect, types } from 'node:util'

/** How many steps away from the value something is seen: no program prints as deep. */
const deepest = 12

/** An object, or a function, which may have properties as well. */
const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'

const isInspectedByItself = (value: object): boolean =>
  inspect.custom in value || types.isPromise(value) || types.isWeakMap(value) || types.isWeakSet(value)

const inspected = (value: object): string =>
  inspect(value, { depth: deepest, showHidden: true, maxStringLength: null })

/** What a function gives; nothing of one that throws. */
function given(act: () => unknown): unknown {
  try {
    return act()
  } catch {
    return undefined
  }
}

/** What `JSON.stringify` makes of an object that says so itself. */
function asJson(value: object): unknown {
  const toJSON: unknown = Reflect.get(value, 'toJSON')
  return typeof toJSON === 'function' ? toJSON.call(value) : undefined
}

function* propertiesOf(value: object): Generator<unknown> {
  for (const key of Reflect.ownKeys(value)) {
    yield key
    const { enumerable, get, value: held } = Reflect.getOwnPropertyDescriptor(value, key) ?? {}
    yield get && enumerable ? given(() => get.call(value)) : held
  }
}

/** All that is one step away from an object: properties of any kind, entries, what it makes of itself. */
function* neighboursOf(value: object): Generator<unknown> {
  if (ArrayBuffer.isView(value)) {
    yield Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1')
    return
  }
  if (isInspectedByItself(value)) yield given(() => inspected(value))
  if (types.isBoxedPrimitive(value) || types.isRegExp(value)) yield String(value)
  if (value instanceof Map) yield* [...value].flat()
  if (value instanceof Set) yield* value
  yield given(() => asJson(value))
  yield* propertiesOf(value)
  yield Object.getPrototypeOf(value)
}

/**
 * All text that a program can come to print of a value, by `util.inspect`, as JSON, or property by property:
 * hidden properties, symbols, causes of errors, entries of maps, bytes.
 *
 * Each object is looked at once. To print the whole of a provider takes seconds, since its schemas refer to each other.
 */
export function visibleText(root: unknown): string {
  const texts: string[] = []
  const seen = new Set<object>()
  let level: unknown[] = [root]
  for (let depth = 0; depth <= deepest && level.length > 0; depth++) {
    const next: unknown[] = []
    for (const value of level) {
      if (!isObject(value)) texts.push(String(value))
      else if (!seen.has(value)) {
        seen.add(value)
        for (const neighbour of neighboursOf(value)) next.push(neighbour)
      }
    }
    level = next
  }
  return texts.join('\n')
}
