// What is drawn of delay against polls: computed by `bench/path/delay.mjs` with core's own pacing, nothing of it by hand.
import { readFileSync } from 'node:fs'

/**
 * @typedef {object} Point
 * @property {number} polls Of a task, on average.
 * @property {number} late How much later its end is noticed, on average, as a share of its usual duration.
 */

/**
 * @typedef {object} Points
 * @property {number} medianSeconds
 * @property {readonly (Point & { readonly name: string })[]} paced By core.
 * @property {readonly (Point & { readonly seconds: number })[]} fixed The same time between all polls.
 * @property {readonly (Point & { readonly seconds: number })[]} doubling Twice the time after each poll, up to so much.
 * @property {readonly Point[]} best The best that any schedule can do.
 */

/** @type {Points} */
export const points = JSON.parse(readFileSync(new URL('../../../bench/delay.json', import.meta.url), 'utf8'))
