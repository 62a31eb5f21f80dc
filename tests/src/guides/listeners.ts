import { subscribe as ordinarySubscribe, unsubscribe } from 'node:diagnostics_channel'

type Listener = Parameters<typeof ordinarySubscribe>[1]

const subscriptions: (readonly [channel: string, listener: Listener])[] = []

/** As that of Node; channels are those of the process, and the next test file has none of these listeners. */
export function subscribe(channel: string, listener: Listener): void {
  subscriptions.push([channel, listener])
  ordinarySubscribe(channel, listener)
}

/** Takes away every listener of the programs. */
export function unsubscribeAll(): void {
  for (const [channel, listener] of subscriptions.splice(0)) unsubscribe(channel, listener)
}
