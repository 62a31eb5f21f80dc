import type { Provider } from '@mediaplug/core'

/** How many submissions of an account there may be, here and everywhere. */
export function limitsOf({ limits }: Provider, tasksAtATime: number) {
  const { concurrentTasks } = limits
  return concurrentTasks === undefined
    ? { workerConcurrency: tasksAtATime }
    : {
        globalConcurrency: concurrentTasks,
        workerConcurrency: Math.min(concurrentTasks, tasksAtATime),
      }
}

/** The limits on tasks at a time that models have of their own. */
export const modelLimits = (providers: readonly Provider[]): ReadonlyMap<string, number> =>
  new Map(
    providers.flatMap(({ id, models }) =>
      Object.entries(models).flatMap(([name, { limits }]) =>
        limits?.concurrentTasks === undefined ? [] : [[`${id}/${name}`, limits.concurrentTasks] as const],
      ),
    ),
  )
