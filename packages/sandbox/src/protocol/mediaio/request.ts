import { z } from 'zod'
import { InputError } from '../../input/input-error.js'
import { firstIssue } from '../../request/schema-issue.js'
import type { Model } from './catalogue/model.js'
import { valuesSchema } from './catalogue/schema.js'
import { readInputs } from './input/inputs.js'
import type { Order } from './result/values.js'

/** Reads the body of a request: what is to be made, or what is wrong. */
type ReadOrder = (body: unknown, closing: AbortSignal) => Promise<Order | { readonly error: string }>

const readers = new Map<Model, ReadOrder>()

/** Prepares to read the requests for a model, once for all sandboxes: a schema takes its time to make. */
export function orderReader(model: Model): ReadOrder {
  const reader = readers.get(model) ?? createReader(model)
  readers.set(model, reader)
  return reader
}

function createReader(model: Model): ReadOrder {
  const schema = z.strictObject({ data: valuesSchema(model) })
  return async (body, closing) => {
    const parsed = schema.safeParse(body)
    if (!parsed.success) {
      const { field, detail } = firstIssue(parsed.error, body)
      return { error: field === '' ? detail : `${field.replace(/^data\./, '')}: ${detail}` }
    }
    const values = parsed.data.data
    try {
      return { model, values, inputs: await readInputs(model.parameters, values, closing) }
    } catch (cause) {
      if (cause instanceof InputError) return { error: cause.message }
      throw cause
    }
  }
}
