import { InvalidArgumentError } from 'commander'

/** Reads a time of an option, in seconds. @throws InvalidArgumentError for what is none. */
export function readSeconds(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value
  throw new InvalidArgumentError('It must be a number of seconds above 0.')
}

/** Reads how many of something are wanted. @throws InvalidArgumentError for what is no whole number from 1 up. */
export function readCount(text: string): number {
  const value = Number(text)
  if (Number.isSafeInteger(value) && value >= 1) return value
  throw new InvalidArgumentError('It must be a whole number from 1 up.')
}

/** Reads a port. @throws InvalidArgumentError for what is none. */
export function readPort(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1 && value <= 65_535) return value
  throw new InvalidArgumentError('It must be a whole number from 1 to 65535.')
}
