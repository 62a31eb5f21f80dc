import { randomInt } from 'node:crypto'
import type { OwnedTask } from '../../task/store.js'

/** A job as Tencent keeps it. Its owner is a secret id. */
export interface TencentTask extends OwnedTask {
  /** The prompt that is drawn. */
  readonly prompt: string
  /** A freshly signed link to the image. */
  readonly link: () => string
}

/** A job id in the vendor's form: a number, a dash, and digits. */
export function newJobId(): string {
  const digits = () => String(randomInt(100_000_000, 999_999_999))
  return `${digits()}-${digits()}`
}
