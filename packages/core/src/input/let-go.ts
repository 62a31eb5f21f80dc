import { type ByteStream, isWebStream } from '../file/byte-stream.js'

const ignore = (): void => {}

const call = (value: object, name: string): unknown => {
  const method: unknown = Reflect.get(value, name)
  return typeof method === 'function' ? Reflect.apply(method, value, []) : undefined
}

/** Lets a stream go that will not be read to its end, and whatever it holds. Nothing of it is waited for. */
export function letGo(stream: ByteStream): void {
  try {
    if ('destroy' in stream && typeof stream.destroy === 'function') {
      // What goes wrong while it is closed would end the process if nobody listened.
      if ('on' in stream && typeof stream.on === 'function')
        Reflect.apply(stream.on, stream, ['error', ignore])
      stream.destroy()
      return
    }
    const closing = call(stream, isWebStream(stream) ? 'cancel' : 'return')
    Promise.resolve(closing).catch(ignore)
  } catch {
    // A stream that cannot be closed is left to those who made it.
  }
}
