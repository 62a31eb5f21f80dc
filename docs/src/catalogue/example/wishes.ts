import type { ExampleValue } from './example-file.js'

/** What fuller examples set, by the name of the field, the best first: a value that the model takes is chosen. */
export const wishes: Readonly<Record<string, readonly ExampleValue[]>> = {
  language: ['en'],
  aspectRatio: ['16:9', '9:16', '1:1'],
  resolution: ['1080p', '2k', '720p', '768:1024'],
  duration: [8, 10, 5, 6],
  cameraMove: ['orbit'],
  negativePrompt: ['birds'],
  styles: [['watercolor']],
  style: ['watercolor'],
  strength: [0.7],
  controlType: ['depth'],
  controlIntensity: [0.7],
  count: [2],
  seed: [7],
  audio: [true, false],
  shotType: ['single'],
  multiShot: [true],
  product: ['a brass lamp'],
  enhance: [true],
  format: ['url'],
  output: [{ object: 'kites/red.jpg', overwrite: true }],
}

/** Texts that a model takes any of, and that mean something where the values are listed only. */
export const onlyListed: ReadonlySet<string> = new Set(['style'])

/** Files that fuller examples give. */
export const wishedFiles: readonly string[] = ['mask']

/** What even the shortest example sets, by capability, because hardly anybody wants what counts without it. */
export const always: Readonly<Record<string, Readonly<Record<string, ExampleValue>>>> = {
  'text-to-diagram': { language: 'en' },
}

/** How many fields a fuller example sets besides. */
export const mostWishes = 5
