import { randomInt, randomUUID } from 'node:crypto'
import type { OwnedTask } from '../../task/store.js'

/** A job as Tencent keeps it. Its owner is a secret id. */
export interface TencentTask extends OwnedTask {
  /** The prompt that is drawn. */
  readonly prompt: string
  /** A freshly signed link to the image. */
  readonly link: () => string
}

/** A job id in the vendor's form: the account, the time in seconds, a UUID, and a zero. */
export function newJobId(): string {
  const account = randomInt(1_000_000_000, 2_000_000_000)
  return `${account}-${Math.floor(Date.now() / 1000)}-${randomUUID()}-0`
}
