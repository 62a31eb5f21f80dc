import { expect, test } from 'vitest'
import type { Sandbox } from '../src/index.js'
import { tomovieeClient } from './tomoviee.js'

/** The requests that show a capacity's limits. Every case is a change to the full request. */
export interface LimitCases {
  readonly capacity: string
  readonly minimal: object
  readonly full: object
  /** The fields without which nothing is made. Default: those of the minimal request. */
  readonly required?: readonly string[]
  /** Changes that stay within a limit. */
  readonly inside: readonly object[]
  /** Changes that do not; each names the field that is refused first. */
  readonly outside: readonly object[]
}

const everyCapacity = {
  inside: [{ callback: 'https://example.com/hook' }, { params: 'order 7' }],
  outside: [{ seed: 1 }, { callback: 'soon' }, { params: 7 }],
}

/** Tests what a capacity takes on, and what it refuses with 400. */
export function testLimits(sandbox: Sandbox<'tomoviee'>, cases: LimitCases): void {
  const client = () => tomovieeClient(sandbox.baseUrls.tomoviee, sandbox.credentials.tomoviee, cases.capacity)

  test.each([
    cases.minimal,
    cases.full,
    ...[...everyCapacity.inside, ...cases.inside].map((change) => ({ ...cases.full, ...change })),
  ])(`${cases.capacity} takes %j on`, async (body) => {
    const answer = await client().create(body)
    expect([answer.status, answer.body.code, answer.body.msg]).toEqual([200, 0, 'success'])
    expect(answer.data.task_id).toMatch(new RegExp(`^${cases.capacity}-0-\\d{14}[0-9a-f]{12}$`))
  })

  test.each([
    ...(cases.required ?? Object.keys(cases.minimal)).map((field) => ({ [field]: undefined })),
    ...everyCapacity.outside,
    ...cases.outside,
  ])(`${cases.capacity} refuses %j`, async (change) => {
    const answer = await client().create({ ...cases.full, ...change })
    expect([answer.status, answer.body.code]).toEqual([400, 680001])
    expect(answer.body.msg).toContain(`${Object.keys(change)[0]}: `)
    expect(sandbox.log.at(-1)).toMatchObject({ operation: 'create', accepted: false, taskId: undefined })
  })
}
