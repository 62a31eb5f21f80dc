import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { onTestFinished } from 'vitest'

/** The events of a diagnostics channel, from now until the test is finished. */
export function heard(channel: string): readonly unknown[] {
  const events: unknown[] = []
  const listen = (event: unknown): void => void events.push(event)
  subscribe(channel, listen)
  onTestFinished(() => void unsubscribe(channel, listen))
  return events
}
