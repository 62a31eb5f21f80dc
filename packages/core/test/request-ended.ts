import { subscribe, unsubscribe } from 'node:diagnostics_channel'

/** Resolves when the next request of this process has ended, well or not. */
export function requestEnded(): Promise<void> {
  return new Promise((resolve) => {
    const heard = (): void => {
      unsubscribe('mediaplug.request', heard)
      resolve()
    }
    subscribe('mediaplug.request', heard)
  })
}
