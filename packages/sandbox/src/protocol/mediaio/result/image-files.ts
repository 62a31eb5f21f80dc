import type { FileSource } from '../../../file/store.js'
import { imageSize } from '../../../media/frame-size.js'
import { makeIllustration } from '../../../media/still/illustration.js'
import { captionIn, numberIn, type Order, ratioIn } from './values.js'

/** The pixels of the longer side, for each K of the resolution. */
const pixelsPerK = 1024

/** The images that an order asks for, with the first of its input images shown small. */
export function imageFiles(order: Order): FileSource[] {
  const size = imageSize(pixelsPerK * numberIn(order, 'resolution', 1), ratioIn(order) ?? '1:1')
  const reference = order.inputs.images[0]?.drawable
  const spec = { ...size, caption: captionIn(order), control: undefined, reference }
  return Array.from({ length: numberIn(order, 'counts', 1) }, (_, index) => ({
    name: `image-${index + 1}.png`,
    contentType: 'image/png',
    make: () => makeIllustration({ ...spec, number: index + 1 }),
  }))
}
