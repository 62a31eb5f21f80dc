import type { AppliedFault, OperationFault, RefuseFault } from './fault.js'

const leastValues: Readonly<Record<string, number>> = {
  times: 1,
  forMs: 1,
  ms: 0,
  status: 200,
  retryAfterSeconds: 0,
  afterBytes: 0,
}

/** Checks the numbers of a fault. @throws RangeError when one is out of range. */
export function checkFault(fault: RefuseFault | OperationFault<string, AppliedFault>): void {
  for (const [name, value] of Object.entries(fault)) {
    const least = leastValues[name]
    if (least === undefined || value === undefined) continue
    if (Number.isSafeInteger(value) && Number(value) >= least) continue
    throw new RangeError(
      `fault '${fault.kind}': ${name} must be a whole number from ${least} up, not ${value}`,
    )
  }
}
