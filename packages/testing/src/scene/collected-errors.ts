import { AsyncLocalStorage } from 'node:async_hooks'
import type { MediaplugError } from '@mediaplug/core'

const collections = new AsyncLocalStorage<MediaplugError[]>()

/** Notes an error that a call of the present check ended with. */
export function noteError(error: MediaplugError): void {
  collections.getStore()?.push(error)
}

/** Runs something, and gives the errors that were noted meanwhile. */
export async function collectErrors(act: () => Promise<unknown>): Promise<readonly MediaplugError[]> {
  const errors: MediaplugError[] = []
  await collections.run(errors, act)
  return errors
}
