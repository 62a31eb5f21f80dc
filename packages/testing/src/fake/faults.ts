import type { FaultPlace, RequestFault } from '../sandbox/fault.js'

/** The faults that are still to come, in the order they were asked for. */
export interface Faults {
  add(fault: RequestFault & FaultPlace): void
  /** Takes the first fault of an operation. */
  take(operation: string): RequestFault | undefined
}

/** No faults yet. */
export function createFaults(): Faults {
  const waiting: { readonly fault: RequestFault & FaultPlace; left: number }[] = []
  return {
    add: (fault) => void waiting.push({ fault, left: fault.times ?? 1 }),
    take(operation) {
      const found = waiting.find(({ fault, left }) => fault.operation === operation && left > 0)
      if (found) found.left--
      return found?.fault
    },
  }
}
