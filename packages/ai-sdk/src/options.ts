import type { Task } from '@mediaplug/core'

/** How Mediaplug serves the AI SDK. */
export interface MediaplugOptions {
  /**
   * Called with each task as soon as the vendor has accepted it, before it is waited for: to keep its handle, or to
   * follow its progress. A promise of it is waited for. Where it throws, the call ends with the task's handle, and the
   * task goes on.
   *
   * @example Keeping handles
   * ```ts
   * const media = mediaplug(client, {
   *   onTask: async ({ handle }) => {
   *     if (handle) await store(handle)
   *   },
   * })
   * ```
   */
  readonly onTask?: ((task: Task) => void | Promise<void>) | undefined
}
