import type { AppliedFault, OperationFault, RefuseFault } from './fault.js'

const leastValues: Readonly<Record<string, number>> = {
  times: 1,
  forMs: 1,
  ms: 0,
  status: 200,
  retryAfterSeconds: 0,
  afterBytes: 0,
}

const kinds: readonly string[] = [
  'refuse',
  'reset-before',
  'reset-after',
  'delay',
  'status',
  'status-after',
  'malformed-json',
  'vendor-code',
  'stall',
  'truncate',
  'outcome',
  'unknown-status',
] satisfies readonly (RefuseFault | AppliedFault)['kind'][]

const operations: readonly string[] = ['create', 'poll', 'cancel', 'download', 'upload', 'delete', 'account']

function checkWord(name: string, word: string, known: readonly string[]): void {
  if (!known.includes(word))
    throw new TypeError(`fault: no ${name} '${word}'. There are: ${known.join(', ')}.`)
}

/**
 * Checks a fault as a program without types may give it.
 *
 * @throws TypeError for a kind or an operation that there is not; RangeError when a number is out of range.
 */
export function checkFault(fault: RefuseFault | OperationFault<string, AppliedFault>): void {
  checkWord('kind', fault.kind, kinds)
  if (fault.kind !== 'refuse') checkWord('operation', fault.operation, operations)
  for (const [name, value] of Object.entries(fault)) {
    const least = leastValues[name]
    if (least === undefined || value === undefined) continue
    if (Number.isSafeInteger(value) && Number(value) >= least) continue
    throw new RangeError(
      `fault '${fault.kind}': ${name} must be a whole number from ${least} up, not ${value}`,
    )
  }
}
