import type { FileLimits } from '@mediaplug/core'
import type { FileForm } from './file-forms.js'
import { rangeText, sizeText } from './range-text.js'

/** What each form means for those who have a file. */
const formTexts: Readonly<Record<FileForm, string>> = {
  url: 'sent as a URL: a local file needs an upload',
  bytes: 'sent along',
  'url-or-bytes': 'sent along; a URL is passed on',
}

const shortType = (type: string): string => type.replace(/^\w+\/(?:x-)?/, '').replace('quicktime', 'mov')

/** A vendor's limits of a file, one by one. */
export function fileTexts(
  { mediaTypes, maxBytes, sides, shorterSide, aspectRatio, seconds, framesPerSecond }: FileLimits,
  form: FileForm | undefined,
): readonly string[] {
  return [
    ...(mediaTypes ? [mediaTypes.map(shortType).join(', ')] : []),
    ...(maxBytes === undefined ? [] : [`at most ${sizeText(maxBytes)}`]),
    ...(sides ? [`sides of ${rangeText(...sides)} pixels`] : []),
    ...(shorterSide ? [`shorter side of ${rangeText(...shorterSide)} pixels`] : []),
    ...(aspectRatio ? [`width by height ${rangeText(...aspectRatio)}`] : []),
    ...(seconds ? [`${rangeText(...seconds)} s long`] : []),
    ...(framesPerSecond ? [`${rangeText(...framesPerSecond)} frames a second`] : []),
    ...(form ? [formTexts[form]] : []),
  ]
}
