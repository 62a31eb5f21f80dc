import type { FileSource } from './store.js'

const contentTypes = { png: 'image/png', mp3: 'audio/mpeg' } as const

/** Files of one kind with their numbers in their names, such as `image-1.png`. `make` is given the number. */
export function numberedFiles(
  count: number,
  name: string,
  extension: keyof typeof contentTypes,
  make: (number: number) => Promise<Uint8Array>,
): FileSource[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `${name}-${index + 1}.${extension}`,
    contentType: contentTypes[extension],
    make: () => make(index + 1),
  }))
}
