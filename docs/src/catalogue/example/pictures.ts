import type { InputKind } from '../schema/input-kinds.js'

const kite = 'kite.jpg'
const portrait = 'portrait.jpg'

/** The files of examples, by the name of the field; a capability may have its own. */
const byField: Readonly<Record<string, string>> = {
  mask: 'mask.png',
  clothes: 'coat.jpg',
  lastFrame: 'clouds.jpg',
}

const byCapability: Readonly<Record<string, string>> = {
  'sketch-to-image': 'sketch.png',
  'replace-background': 'lamp.jpg',
  'change-clothes': portrait,
  'create-avatar': portrait,
  'restyle-image': portrait,
  'animate-image-with-video': portrait,
}

/** The files of examples for models whose field wants something of its own, by the model's id. */
const byModel: Readonly<Record<string, string>> = {
  'tencent/image-to-image': portrait,
  'mediaio/character-generator-media-2.0': portrait,
}

const byKind: Readonly<Record<InputKind, string>> = {
  image: kite,
  video: 'clip.mp4',
  audio: 'speech.mp3',
  file: kite,
  text: kite,
}

/** Whose field it is. */
export interface Place {
  readonly id: string
  readonly capability: string
}

/** The name of a file that fits a field. */
export function fileFor({ id, capability }: Place, field: string, kind: InputKind): string {
  const own = byField[field]
  if (own !== undefined) return own
  return (kind === 'image' ? (byModel[id] ?? byCapability[capability]) : undefined) ?? byKind[kind]
}
