import type { AppliedFault, OperationFault } from './fault.js'

/** The faults that are still to come, in the order they were asked for. */
export interface FaultQueue {
  add(fault: OperationFault<string, AppliedFault>): void
  /** Takes the first fault for an operation. A request meets one at most. */
  take(operation: string): TakenFault | undefined
}

/** A fault that one request has taken. */
interface TakenFault {
  readonly fault: AppliedFault
  /** Puts it back for the next request, when this one turned out not to be one that it fits. */
  giveBack(): void
}

/** An empty queue. */
export function createFaultQueue(): FaultQueue {
  const waiting: { fault: OperationFault<string, AppliedFault>; left: number }[] = []
  return {
    add(fault) {
      waiting.push({ fault, left: fault.times ?? 1 })
    },
    take(operation) {
      const found = waiting.find(({ fault, left }) => fault.operation === operation && left > 0)
      if (found === undefined) return undefined
      found.left -= 1
      return {
        fault: found.fault,
        giveBack() {
          found.left += 1
        },
      }
    },
  }
}
