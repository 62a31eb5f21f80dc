import * as z from 'zod'
import { once } from '../../once.js'
import type { Sink } from './sink.js'

const names = ['put', 'open', 'delete'] as const

/** The schema of a sink, as a program without types may give it. */
export const sinkSchema = once(() =>
  z.custom<Sink>(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      names.every((name) => typeof Reflect.get(value, name) === 'function'),
    'must be a sink: an object with put, open and delete',
  ),
)
