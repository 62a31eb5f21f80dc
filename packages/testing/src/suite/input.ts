import { inspect } from 'node:util'
import { outcomeOf } from '../scene/outcome.js'
import type { Scene } from '../scene/scene.js'
import type { Settings } from '../scene/subject.js'
import { demand } from '../verdict/demand.js'
import { skip } from '../verdict/skip.js'
import { candidatesFor, falsyValues, fieldsOf } from '../wire/candidates.js'
import { difference, type Noise } from '../wire/compare.js'
import type { Leaves } from '../wire/leaves.js'
import { noiseAround, send } from './send.js'
import type { Check, Suite } from './suite.js'

const mostTried = 3

/** A value of a field, and what is sent with it. */
interface Variant {
  readonly value: unknown
  readonly sent: Leaves
}

/** What the schema makes of a request, as a text; `undefined` where it refuses it. */
async function parse({ subject }: Scene, input: Settings): Promise<string | undefined> {
  const parsed = await subject.model.input.safeParseAsync(input)
  return parsed.success ? inspect(parsed.data, { depth: 10, sorted: true, maxStringLength: null }) : undefined
}

/** Sends a request with some values of a field, as far as they are allowed and mean different things. */
async function tryValues(
  scene: Scene,
  base: Settings,
  name: string,
  values: readonly unknown[],
  meanings: Set<string>,
): Promise<Variant[]> {
  const variants: Variant[] = []
  for (const value of values) {
    if (variants.length === mostTried) break
    const input = value === undefined ? without(base, name) : { ...base, [name]: value }
    const meaning = await parse(scene, input)
    if (meaning === undefined || meanings.has(meaning)) continue
    meanings.add(meaning)
    const sent = await send(scene, input)
    if (sent !== undefined) variants.push({ value, sent })
  }
  return variants
}

function without(input: Settings, name: string): Settings {
  const { [name]: _removed, ...rest } = input
  return rest
}

const show = (value: unknown): string =>
  value === undefined ? 'nothing' : inspect(value, { breakLength: Number.POSITIVE_INFINITY })

/** Whether some of the values made a difference to others. */
function hasEffect([first, ...others]: readonly Variant[], noise: Noise): boolean {
  return first !== undefined && others.some(({ sent }) => difference(first.sent, sent, noise) !== undefined)
}

/** A falsy value that is left out, where another value has a place of its own in what is sent. */
function demandFalsy(
  name: string,
  absent: Variant | undefined,
  falsy: readonly Variant[],
  truthy: readonly Variant[],
  noise: Noise,
): void {
  if (absent === undefined) return
  for (const { value, sent } of falsy) {
    if (difference(absent.sent, sent, noise) !== undefined) continue
    const other = truthy.find((variant) => [...variant.sent.keys()].some((place) => !sent.has(place)))
    demand(
      other === undefined,
      `The field '${name}' is dropped in silence when it is ${show(value)}: the same is sent as without it, though ${show(other?.value)} is sent. Compare with \`undefined\` in place of asking whether it is true, or say in \`input\` that it is the default: \`.default(${show(value)})\`.`,
    )
  }
}

/** The requests in which a field is varied: those that have it, and the first. */
function basesFor(name: string, cases: readonly Settings[]): readonly Settings[] {
  return cases.filter((input, index) => index === 0 || name in input)
}

function field(name: string): Check {
  return {
    name: `${name} reaches the vendor, falsy values included`,
    async run(scene) {
      const { model, cases } = scene.subject
      const given = cases.flatMap((input) => (name in input ? [input[name]] : []))
      const candidates = candidatesFor(name, model.input, given)
      const tried: Variant[] = []
      let compared = false
      let hasAnyEffect = false
      for (const base of basesFor(name, cases)) {
        const noise = await noiseAround(scene, base)
        const meanings = new Set<string>()
        const [absent] = await tryValues(scene, base, name, [undefined], meanings)
        const truthy = await tryValues(scene, base, name, candidates.filter(Boolean), meanings)
        const falsy = await tryValues(scene, base, name, falsyValues, meanings)
        const variants = [...(absent ? [absent] : []), ...truthy, ...falsy]
        demandFalsy(name, absent, falsy, truthy, noise)
        compared ||= variants.length > 1
        hasAnyEffect ||= hasEffect(variants, noise)
        tried.push(...variants)
      }
      if (tried.every(({ value }) => value === undefined)) {
        skip(`no case has '${name}', and the schema does not tell what it may be: add it to a case`)
      }
      const values = new Set(tried.map(({ value }) => show(value)))
      demand(
        hasAnyEffect || !compared,
        `The field '${name}' is dropped in silence: with ${[...values].join(', ')} the same was sent. Send it to the vendor, or take it out of \`input\`, so that users are told.`,
      )
    },
  }
}

const everyField: Check = {
  name: 'the cases have every field',
  async run({ subject: { model, cases } }) {
    const given = new Set(cases.flatMap((input) => Object.keys(input)))
    const missing = fieldsOf(model.input, cases).filter((name) => !given.has(name))
    if (missing.length > 0) {
      skip(
        `no case has ${missing.join(', ')}, which are tried with what the schema tells: add them to a case to be sure`,
      )
    }
  },
}

const unknownField: Check = {
  name: 'a field that the model does not know is refused before anything is sent',
  async run(scene) {
    const { client, subject } = scene
    const unknown = { ...subject.cases[0], mediaplugUnknown: false }
    const { error } = await outcomeOf((signal) => client.submit(subject.id, unknown, { signal }))
    demand(
      error?.code === 'invalid-input' && scene.requests().length === 0,
      `A field that the model does not know is ${error ? `told as \`${error.code}\`` : 'accepted'} after ${scene.requests().length} requests. Make \`input\` a \`z.strictObject\`.`,
    )
  },
}

/** Nothing is dropped in silence. */
export const inputSuite: Suite = {
  name: 'input',
  sharing: 'one vendor',
  checks: ({ model, cases }) => [...fieldsOf(model.input, cases).map(field), everyField, unknownField],
}
