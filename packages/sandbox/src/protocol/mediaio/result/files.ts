import type { FileSource, FileStore } from '../../../file/store.js'
import { imageFiles } from './image-files.js'
import type { Order } from './values.js'
import { videoFile } from './video-file.js'

/** Publishes the files of an order. The function gives freshly signed links to them. */
export function publishFiles(files: FileStore, order: Order, closing: AbortSignal): () => string[] {
  const published = filesOf(order, closing).map((file) => files.publish(file))
  return () => published.map((link) => link())
}

function filesOf(order: Order, closing: AbortSignal): readonly FileSource[] {
  return order.model.makes === 'image' ? imageFiles(order) : [videoFile(order, closing)]
}
