import { valuesOf } from '../model/known-model.js'
import type { Draft } from './draft.js'

interface Size {
  readonly width: number
  readonly height: number
}

function parseSize(draft: Draft, setting: string, text: string): Size {
  const [, width, height] = /^([1-9]\d*)x([1-9]\d*)$/.exec(text) ?? []
  if (width === undefined || height === undefined)
    draft.refuse(setting, `must be like '1024x1024', got '${text}'.`)
  return { width: Number(width), height: Number(height) }
}

function divisorOf(one: number, other: number): number {
  return other === 0 ? one : divisorOf(other, one % other)
}

function shapeOf({ width, height }: Size): string {
  const divisor = divisorOf(width, height)
  return `${width / divisor}:${height / divisor}`
}

/** The names that a size goes by as a resolution, the most common first. */
function namesOf({ width, height }: Size): readonly string[] {
  const [shorter, longer] = [Math.min(width, height), Math.max(width, height)]
  const thousands = [
    { name: '2k', is: longer === 2560 || longer === 2048 },
    { name: '4k', is: longer === 3840 || longer === 4096 },
  ]
  return [
    `${shorter}p`,
    ...thousands.flatMap(({ name, is }) => (is ? [name] : [])),
    ...[':', 'x', '*'].map((sign) => `${width}${sign}${height}`),
  ]
}

/** Puts width and height where the model has them. */
function putSides(draft: Draft, { width, height }: Size): boolean {
  const { fields } = draft.model
  if (!fields.has('width') || !fields.has('height')) return false
  Object.assign(draft.input, { width, height })
  return true
}

/** Puts the shape alone where the model takes it, and the call has not chosen one. */
function putShape(draft: Draft, size: Size): boolean {
  const field = draft.model.fields.get('aspectRatio')
  if (field === undefined || draft.input.aspectRatio !== undefined) return false
  const shape = shapeOf(size)
  if (valuesOf(field)?.includes(shape) === false) return false
  draft.input.aspectRatio = shape
  return true
}

/** Puts the size of a picture to a model: in pixels, else as a size that it has a name for, else by its shape. */
export function putSize(draft: Draft, text: string | undefined): void {
  if (text === undefined) return
  const size = parseSize(draft, 'size', text)
  if (putSides(draft, size)) return
  const named = namesOf(size).find((name) => valuesOf(draft.model.fields.get('resolution'))?.includes(name))
  if (named !== undefined) {
    draft.input.resolution = named
    putShape(draft, size)
  } else if (putShape(draft, size))
    draft.replace('size', `${draft.model.id} takes a shape: ${draft.input.aspectRatio} was asked for.`)
  else draft.leaveOut('size')
}

/**
 * Puts the resolution of a video to a model: a resolution is what is paid for, so that one that cannot be asked for is
 * refused.
 */
export function putResolution(draft: Draft, text: string | undefined): void {
  if (text === undefined) return
  const size = parseSize(draft, 'resolution', text)
  if (putSides(draft, size)) return
  const field = draft.model.fields.get('resolution')
  if (field === undefined)
    draft.refuse(
      'resolution',
      'is none of its fields: leave it out, and give an aspectRatio where it has one.',
    )
  const names = namesOf(size)
  // A name that the model does not take is refused by its schema, which says what it takes.
  draft.input.resolution = names.find((name) => valuesOf(field)?.includes(name)) ?? names[0]
  const takesShape = draft.model.fields.has('aspectRatio') && draft.input.aspectRatio === undefined
  if (takesShape && !putShape(draft, size)) draft.input.aspectRatio = shapeOf(size)
}
