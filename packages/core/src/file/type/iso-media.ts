import { boxAt, boxes } from '../boxes.js'
import { starts } from '../starts.js'
import type { MediaType } from './media-type.js'

type Kinds = readonly (readonly [MediaType, RegExp])[]

/** Pictures, of which several brands may be named: the more particular first. */
const pictures: Kinds = [
  ['image/avif', /^(avi[fos]|MA1[AB])$/],
  ['image/heic', /^he(ic|ix|im|is|vc|vx|vm|vs)$/],
  ['image/heif', /^(mif[12]|msf1|miaf)$/],
]

const others: Kinds = [
  ['audio/mp4', /^M4[ABP] $/],
  ['video/3gpp2', /^3g2/],
  ['video/3gpp', /^3g[a-z]/],
  ['video/quicktime', /^qt {2}$/],
]

/** Raw pictures of cameras are built of the same boxes, and are none of these. */
const unknown = /^crx $/

/** Brands that any file may have whose boxes are built so. Phones write videos that are compatible with 3GPP too. */
const general = /^(iso[\dm]|mp4[12])$/

/** How QuickTime files begin that name no brand, or whose boxes stand in another order. */
const oldQuickTime = ['moov', 'wide', 'mdat', 'free', 'skip', 'pnot']

const kindOf = (kinds: Kinds, ...named: readonly string[]): MediaType | undefined =>
  kinds.find(([, brands]) => named.some((brand) => brands.test(brand)))?.[0]

const isVideo = (brand: string): boolean => /^(M4V |avc1)$/.test(brand)

function brandsOf(file: Buffer): string[] {
  const brand = (at: number): string => file.toString('latin1', at, at + 4)
  const end = Math.min(file.readUInt32BE(0), file.length)
  const brands = [brand(8)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(brand(at))
  return brands
}

/** What the tracks of a file say, as far as they have come: sound alone is no video. */
function kindsOfTracks(file: Buffer): MediaType | undefined {
  const [moov] = boxes(file, 'moov')
  if (!moov) return undefined
  const kinds = boxes(moov, 'trak').map((track) => boxAt(track, 'mdia', 'hdlr')?.toString('latin1', 8, 12))
  if (kinds.includes('vide')) return 'video/mp4'
  return kinds.includes('soun') && isWhole(moov) ? 'audio/mp4' : undefined
}

/** Whether a row of boxes ends where its last box does. */
function isWhole(row: Buffer): boolean {
  let at = 0
  while (at + 8 <= row.length) at += Math.max(row.readUInt32BE(at), 8)
  return at === row.length
}

/**
 * Tells what a file in boxes is, as MP4, QuickTime, HEIC and AVIF are: by its major brand, where that is a general one by
 * the compatible brands, and of an MP4 by its tracks.
 */
export function isoMediaType(file: Buffer): MediaType | undefined {
  if (!starts(file, 'ftyp', 4)) {
    const isOld = oldQuickTime.some((name) => starts(file, name, 4))
    // Four letters may stand in any text, and four that are printable before them.
    return isOld && !/^[\x20-\x7e\s]{4}$/.test(file.toString('latin1', 0, 4)) ? 'video/quicktime' : undefined
  }
  const [major = '', ...compatible] = brandsOf(file)
  if (unknown.test(major)) return undefined
  const picture = kindOf(pictures, major)
  if (picture === 'image/heif') return kindOf(pictures, ...compatible) ?? picture
  const stated = picture ?? kindOf(others, major)
  if (stated) return stated
  const isSound = general.test(major) && compatible.includes('M4A ') && !compatible.some(isVideo)
  return kindsOfTracks(file) ?? (isSound ? 'audio/mp4' : 'video/mp4')
}
