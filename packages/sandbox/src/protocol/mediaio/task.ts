import { randomUUID } from 'node:crypto'
import type { OwnedTask } from '../../task/store.js'
import type { MediaKind } from './catalogue/model.js'

/** A task as Media.io keeps it. Its owner is an API key. */
export interface MediaioTask extends OwnedTask {
  readonly makes: MediaKind
  /** Freshly signed links to its files. */
  readonly links: () => readonly string[]
}

/** A task id in the vendor's form: the beginning of the model's code, and a UUID. */
export function newTaskId(code: string): string {
  return `${code.slice(0, 3)}-${randomUUID()}`
}
