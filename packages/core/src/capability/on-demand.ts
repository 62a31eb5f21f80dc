import type * as z from 'zod'
import { once } from '../once.js'
import type { Capability } from './define.js'
import type { ProducedOutput } from './output.js'

/** A capability whose schemas are made when they are first read: core has many, and a program uses few. */
export function onDemand<
  const Id extends string,
  Input extends z.ZodType,
  Output extends z.ZodType<ProducedOutput>,
>(id: Id, makeInput: () => Input, makeOutput: () => Output): Capability<Id, Input, Output> {
  const input = once(makeInput)
  const output = once(makeOutput)
  return {
    id,
    get input() {
      return input()
    },
    get output() {
      return output()
    },
  }
}
