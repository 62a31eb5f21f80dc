/** Samples a second, in each of two channels. */
export const sampleRate = 48_000

/** Fills the next stretch of sound, left and right, from where the last stretch ended. */
export type Fill = (left: Float32Array, right: Float32Array) => void

/** A sound that can be played from its beginning any number of times. */
export interface Sound {
  /** After how many samples it may begin again. A whole number of MP3 frames. */
  readonly samples: number
  start(): Fill
}
