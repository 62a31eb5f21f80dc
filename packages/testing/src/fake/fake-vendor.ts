import type { Pacing } from '@mediaplug/core'
import { faultKinds } from '../sandbox/fault.js'
import type { VendorSandbox } from '../sandbox/vendor-sandbox.js'
import { createClock } from './clock.js'
import { createFaults } from './faults.js'
import { createFiles } from './files.js'
import { openListener } from './listener.js'
import type { FakeReply, FakeRoute, RouteName } from './route.js'
import { serve, type VendorContext } from './serve.js'
import { createTasks } from './task.js'

/** What a fake vendor is made of. */
export interface FakeVendorOptions {
  /** The endpoints, such as `'GET /sketches/:id'`. The first that fits counts. */
  readonly routes: Readonly<Record<RouteName, FakeRoute>>
  /** The secrets that it accepts, by the provider's setting; the routes have to check them. Default: none. */
  readonly credentials?: Readonly<Record<string, string>>
  /** How the vendor puts an error of its own: for the fault `vendor-code`. */
  readonly refusal?: (code: string | number, message: string) => FakeReply
  /** How long a task takes, in seconds of its clock. Default 60. */
  readonly taskSeconds?: number
  /** How long the link of a file works, in seconds of its clock. Default 3600. */
  readonly linkSeconds?: number
}

/** A vendor of a few routes. */
export interface FakeVendor extends VendorSandbox, AsyncDisposable {
  /**
   * Paces clients by the vendor's clock: in place of each wait, a tenth of a task's time passes at once. What a
   * client times itself, such as its deadline and its pauses after faults, stays real.
   */
  readonly pacing: Pacing
  /** Moves the vendor's clock on: tasks come to their end, links expire. */
  advance(seconds: number): void
}

const usual = { taskSeconds: 60, linkSeconds: 3_600 }
const pollsPerTask = 10

/**
 * Opens a vendor that is no more than a few routes: for providers whose vendor has no sandbox.
 *
 * It is a real server on loopback. It records what it is asked, knows how tasks go on by a clock that can be
 * moved, publishes files, and makes every fault that the kit asks for.
 *
 * @throws TypeError, within a route, for a type of file that it does not know.
 * @example A vendor of two routes
 * ```ts
 * const vendor = await fakeVendor({
 *   taskSeconds: 180,
 *   routes: {
 *     'POST /sketches': { operation: 'create', answer: (_request, context) => ({ body: { id: context.begin().id } }) },
 *     'GET /sketches/:id': {
 *       operation: 'poll',
 *       answer({ params }, context) {
 *         const task = context.task(params.id ?? '')
 *         if (!task) return { status: 404, body: { error: 'no such sketch' } }
 *         return { body: { state: task.state, url: context.file('image/png') } }
 *       },
 *     },
 *   },
 * })
 * ```
 */
export async function fakeVendor(options: FakeVendorOptions): Promise<FakeVendor> {
  const { routes, credentials = {}, refusal } = options
  const { taskSeconds, linkSeconds } = { ...usual, ...options }
  const closing = new AbortController()
  const clock = createClock()
  const vendor: VendorContext = {
    routes,
    refusal,
    clock,
    log: [],
    problems: [],
    tasks: createTasks(clock, taskSeconds),
    files: createFiles(clock, linkSeconds),
    faults: createFaults(),
    closing: closing.signal,
  }
  const listener = await openListener((incoming, response) => void serve(vendor, incoming, response))

  async function close(): Promise<void> {
    closing.abort()
    await listener.close()
  }

  return {
    baseUrl: listener.origin,
    credentials,
    log: vendor.log,
    problems: vendor.problems,
    faults: faultKinds.filter((kind) => kind !== 'vendor-code' || refusal !== undefined),
    pacing() {
      clock.advance(taskSeconds / pollsPerTask)
      return 0
    },
    advance: clock.advance,
    fault: async (fault) =>
      fault.kind === 'refuse' ? listener.refuse(fault.forMs) : vendor.faults.add(fault),
    close,
    [Symbol.asyncDispose]: close,
  }
}
