import { types } from 'node:util'

/** Bytes on a buffer of their own, as the web's classes take them: `Uint8Array<ArrayBuffer>` where the compiler knows that. */
export type Bytes = ReturnType<Uint8Array['slice']>

/** Whether bytes share their buffer with no other thread. */
export const isOwn = (bytes: Uint8Array): bytes is Bytes => types.isArrayBuffer(bytes.buffer)
