import type { PendingFile } from '@mediaplug/core/provider'

/** What a field of a checked request holds. */
export type Value = string | number | boolean | PendingFile<'url'> | readonly PendingFile<'url'>[] | undefined

/** A request in portable names and units, checked, with the default of each value that was not given. */
export type CheckedRequest = Readonly<Record<string, Value>>
