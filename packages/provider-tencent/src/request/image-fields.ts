import type { FileForms } from '@mediaplug/core/provider'
import type { BodyFields } from './json-body.js'

/** An image under the name of its URL or of its base64, of which the vendor takes one. */
export function imageFields(
  image: FileForms['url-or-bytes'],
  names: { readonly url: string; readonly base64: string } = { url: 'InputUrl', base64: 'InputImage' },
): BodyFields {
  return 'url' in image ? { [names.url]: image.url } : { [names.base64]: image.bytes }
}
