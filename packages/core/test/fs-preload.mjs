// Records the calls of node:fs, node:fs/promises, open files and process.kill in their order, and breaks the
// ones that a test chooses. In a test: `const calls = await watchFs({ under: folder })`. In a child process:
// `node --import fs-preload.mjs`, with the options as JSON in FS_PRELOAD.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { constants, devNull } from 'node:os'
import { fileURLToPath } from 'node:url'
import { getSystemErrorMap } from 'node:util'

const { appendFileSync, readFileSync } = fs
const longestShown = 200

/** Makes the error that the system would give. */
function systemError(code, call, path) {
  const errno = -constants.errno[code]
  const text = getSystemErrorMap().get(errno)?.[1] ?? 'unknown error'
  const syscall = call.replace(/^file\.|^process\./, '').replace(/Sync$/, '')
  const place = path === undefined ? '' : ` '${path}'`
  return Object.assign(new Error(`${code}: ${text}, ${syscall}${place}`), { errno, code, syscall, path })
}

function pathOf(value, known) {
  if (value instanceof URL) return fileURLToPath(value)
  return typeof value === 'string' ? value : known.get(value)
}

/** An argument as it is recorded: an open file as its path, bytes as the beginning of their text. */
function shown(call, value, known) {
  if (typeof value === 'object' && known.has(value)) return known.get(value)
  if (ArrayBuffer.isView(value)) {
    // What is read into holds nothing yet.
    if (/read/.test(call)) return `<${value.byteLength} bytes>`
    const bytes = Buffer.from(value.buffer, value.byteOffset, Math.min(value.byteLength, longestShown))
    return bytes.toString()
  }
  if (typeof value === 'string') return value.slice(0, longestShown)
  if (typeof value === 'object' && value !== null) {
    const plain = Object.getPrototypeOf(value) === Object.prototype || Array.isArray(value)
    return plain ? value : String(value)
  }
  return typeof value === 'bigint' ? Number(value) : value
}

const namedFunctions = (object) =>
  Object.getOwnPropertyNames(object).filter(
    (name) =>
      /^[a-z]/.test(name) &&
      name !== 'constructor' &&
      typeof Object.getOwnPropertyDescriptor(object, name).value === 'function',
  )

/** Puts other functions in the place of an object's own, and gives what puts them back. */
function replaceFunctions(object, names, replace) {
  const originals = names.map((name) => [name, Object.getOwnPropertyDescriptor(object, name)])
  for (const [name, { value, ...rest }] of originals) {
    const replaced = replace(name, value)
    for (const key of Reflect.ownKeys(value)) {
      if (Object.hasOwn(replaced, key) || key === 'prototype') continue
      Object.defineProperty(replaced, key, Object.getOwnPropertyDescriptor(value, key))
    }
    Object.defineProperty(object, name, { ...rest, value: replaced })
  }
  return () => {
    for (const [name, descriptor] of originals) Object.defineProperty(object, name, descriptor)
  }
}

/** What a recorder does with one call: `act` does it, in the way of promises, of callbacks or at once. */
function createRecorder({ under, log, fail = [] }) {
  const calls = []
  const rules = []
  /** The paths of open files, by their handles and numbers. */
  const known = new Map()
  let moment = 0

  const write = (line) => log !== undefined && appendFileSync(log, `${JSON.stringify(line)}\n`)

  function begin(call, args) {
    const path = pathOf(args[0], known)
    if (under !== undefined && call !== 'process.kill') {
      const second = pathOf(args[1], known)
      if (!path?.startsWith(under) && !second?.startsWith(under)) return undefined
    }
    const entry = { call, path, args: args.map((value) => shown(call, value, known)), began: ++moment }
    calls.push(entry)
    write(entry)
    return entry
  }

  function end(entry, error) {
    if (!entry) return
    entry.ended = ++moment
    if (error) entry.error = error.code ?? error.message
    write({ began: entry.began, ended: entry.ended, error: entry.error })
  }

  /** The rule that a call falls under, where it is the one that the rule waits for. */
  function ruleFor(entry) {
    if (!entry) return undefined
    for (const rule of rules) {
      const matches =
        (rule.call === undefined || rule.call === entry.call) &&
        rule.except !== entry.call &&
        (rule.path === undefined || new RegExp(rule.path).test(entry.path ?? '')) &&
        (rule.argument === undefined || entry.args.includes(rule.argument))
      if (!matches || rule.seen >= rule.nth + rule.times - 1) continue
      rule.seen++
      if (rule.seen >= rule.nth) return rule
    }
    return undefined
  }

  function add({ nth = 1, times = 1, always = false, ...rest }) {
    const rule = { ...rest, nth, times: always ? Number.POSITIVE_INFINITY : times, seen: 0 }
    rules.push(rule)
    return rule
  }

  for (const rule of fail) add(rule)
  return { calls, rules, known, begin, end, ruleFor, add }
}

const failureOf = (rule, entry) =>
  rule?.code === undefined ? undefined : systemError(rule.code, entry.call, entry.path)

const handleFirst = (handle, args) => [handle, ...args]

function promising(recorder, call, original, argumentsOf = (_, args) => args) {
  const { begin, end, ruleFor, known } = recorder
  return async function (...args) {
    const entry = begin(call, argumentsOf(this, args))
    try {
      const rule = ruleFor(entry)
      if (rule?.meanwhile) await rule.meanwhile()
      const failure = failureOf(rule, entry)
      if (failure) throw failure
      const result = await original.apply(this, args)
      if (call === 'open') {
        const path = entry?.path ?? String(args[0])
        known.set(result, path).set(result.fd, path)
        // Open files have this method each for itself.
        result.close = promising(recorder, 'file.close', result.close, handleFirst)
      }
      end(entry)
      return result
    } catch (error) {
      end(entry, error)
      throw error
    }
  }
}

/** Some of the functions that act at once are made of others, which are no calls of the program. */
let inside = false

function atOnce({ begin, end, ruleFor, known }, call, original) {
  return function (...args) {
    if (inside) return original.apply(this, args)
    inside = true
    const entry = begin(call, args)
    try {
      const rule = ruleFor(entry)
      rule?.meanwhile?.()
      const failure = failureOf(rule, entry)
      if (failure) throw failure
      const result = original.apply(this, args)
      if (call === 'openSync') known.set(result, String(args[0]))
      end(entry)
      return result
    } catch (error) {
      end(entry, error)
      throw error
    } finally {
      inside = false
    }
  }
}

function callingBack({ begin, end, ruleFor, known }, call, original) {
  return function (...args) {
    const done = args.at(-1)
    if (typeof done !== 'function') return original.apply(this, args)
    const entry = begin(call, args.slice(0, -1))
    const rule = ruleFor(entry)
    const failure = failureOf(rule, entry)
    const finish = (error, ...results) => {
      if (call === 'open' && !error) known.set(results[0], String(args[0]))
      end(entry, error ?? undefined)
      done.call(this, error, ...results)
    }
    const act = () => (failure ? finish(failure) : original.apply(this, [...args.slice(0, -1), finish]))
    if (rule?.meanwhile) return void Promise.resolve(rule.meanwhile()).then(act)
    return failure ? process.nextTick(act) : act()
  }
}

/** Watches until `stop` is called. */
export async function watchFs(options = {}) {
  const file = await fs.promises.open(devNull)
  const openFile = Object.getPrototypeOf(file)
  await file.close()
  const recorder = createRecorder(options)
  const named = namedFunctions(fs)
  const undo = [
    replaceFunctions(
      fs,
      named.filter((name) => name.endsWith('Sync')),
      (name, original) => atOnce(recorder, name, original),
    ),
    replaceFunctions(
      fs,
      named.filter((name) => named.includes(`${name}Sync`)),
      (name, original) => callingBack(recorder, name, original),
    ),
    replaceFunctions(
      fs.promises,
      namedFunctions(fs.promises).filter((name) => name !== 'watch'),
      (name, original) => promising(recorder, name, original),
    ),
    replaceFunctions(
      openFile,
      namedFunctions(openFile).filter(
        (name) => !/^create|^readableWebStream$|^readLines$|^getAsyncId$/.test(name),
      ),
      (name, original) => promising(recorder, `file.${name}`, original, handleFirst),
    ),
    replaceFunctions(process, ['kill'], (name, original) => atOnce(recorder, `process.${name}`, original)),
  ]
  syncBuiltinESMExports()
  return {
    calls: recorder.calls,
    fail: (rule) => void recorder.add(rule),
    before(rule, meanwhile) {
      const added = recorder.add({ ...rule, meanwhile })
      return { happened: () => added.seen >= added.nth }
    },
    clear: () => void recorder.rules.splice(0),
    stop() {
      recorder.rules.splice(0)
      for (const putBack of undo.splice(0)) putBack()
      syncBuiltinESMExports()
    },
  }
}

/** Reads what a child process recorded in its `log`. */
export function readCalls(log) {
  const calls = new Map()
  for (const line of readFileSync(log, 'utf8').split('\n').filter(Boolean)) {
    const entry = JSON.parse(line)
    calls.set(entry.began, { ...calls.get(entry.began), ...entry })
  }
  return [...calls.values()]
}

if (process.env.FS_PRELOAD !== undefined) {
  const watch = await watchFs(JSON.parse(process.env.FS_PRELOAD))
  // A parent that has a channel may break something later on, and is told when it is in force.
  process.on('message', (message) => {
    if (message?.fsPreload === undefined) return
    for (const rule of message.fsPreload.fail ?? []) watch.fail(rule)
    if (message.fsPreload.clear) watch.clear()
    process.send({ fsPreload: 'done' })
  })
  process.channel?.unref()
}
