import type { HttpRequest, Model, StartContext } from '@mediaplug/core/provider'
import { resultOf } from '../scene/outcome.js'
import type { Scene } from '../scene/scene.js'
import type { Settings } from '../scene/subject.js'
import { demand } from '../verdict/demand.js'
import type { Check, Suite } from './suite.js'

/** A context whose requests are noted as they are asked for. */
function noting(context: StartContext, requests: HttpRequest[]): StartContext {
  const { http } = context
  const note = (request: HttpRequest): HttpRequest => {
    requests.push(request)
    return request
  }
  return {
    ...context,
    http: {
      json: (request) => http.json(note(request)),
      send: (request) => http.send(note(request)),
      bytes: (request) => http.bytes(note(request)),
    },
  }
}

/** A model the requests of whose starts are noted. */
function observed(model: Model, requests: HttpRequest[]): Model {
  return model.poll === undefined
    ? { ...model, start: (input, context) => model.start(input, noting(context, requests)) }
    : { ...model, start: (input, context) => model.start(input, noting(context, requests)) }
}

/** The operation that the vendor took a request for. */
function operationOf({ requests }: Scene, { method, path }: HttpRequest): string | undefined {
  const found = requests().find(
    (request) => request.method === method && request.path.split('?')[0]?.endsWith(path.split('?')[0] ?? ''),
  )
  return found?.operation
}

async function demandMarked(scene: Scene, number: number, input: Settings): Promise<void> {
  const sent: HttpRequest[] = []
  const { client } = scene.open({ around: (model) => observed(model, sent) })
  await resultOf(
    (signal) => client.submit(scene.subject.id, input, { signal }),
    `Case ${number} was not accepted. Correct the case, the sandbox or the model.`,
  )
  for (const request of sent) {
    const operation = operationOf(scene, request)
    const where = `Case ${number} sends ${request.method} ${request.path}`
    demand(
      operation === undefined || operation === 'create' || request.paid === false,
      `${where}, which the vendor takes for '${operation}' and not for a create, as if it were paid for: a fault of it would leave a doubt, and hold back what nobody has to pay for. Mark it \`paid: false\`; if it is what is paid for, call its operation \`create\` in the sandbox.`,
    )
    demand(
      operation !== 'create' || request.paid !== false,
      `${where}, which the vendor takes for a create, as if nothing were paid for: an answer that is lost would be paid for twice. Do not mark it \`paid: false\`.`,
    )
  }
  const creates = scene.requests('create').length
  demand(
    creates === 1,
    `Case ${number} led to ${creates} creates in place of one. Send one paid request in \`start\`; if the sandbox does not call it \`create\`, correct the sandbox.`,
  )
}

const marked = (input: Settings, index: number): Check => ({
  name: `case ${index + 1} pays once, and marks what is not paid for`,
  run: (scene) => demandMarked(scene, index + 1, input),
})

/** What is paid for is told from what is not, in each case: some need requests that others do not. */
export const paidSuite: Suite = {
  name: 'paid requests',
  sharing: 'one vendor',
  checks: ({ cases }) => cases.map(marked),
}
