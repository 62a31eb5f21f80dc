import { z } from '@mediaplug/core/provider'

/** The styles of avatars that are known by name. */
export type KnownAvatarStyle =
  | 'flower'
  | 'babi'
  | 'commerce'
  | 'wedding'
  | 'gufeng'
  | 'coin'
  | 'water'
  | 'retro'
  | 'amusement'
  | 'astronaut'
  | 'cartoon'
  | 'star'
  | 'dopamine'
  | 'comic'
  | 'beach'

/**
 * A style of an avatar by the vendor's name of it: those that are known, and whichever the vendor adds.
 *
 * @see https://cloud.tencent.com/document/product/1668/107741
 */
export type AvatarStyle = KnownAvatarStyle | (string & Record<never, never>)

/** One style of a request. */
export const avatarStyle: z.ZodType<string, AvatarStyle> = z.string().min(1)
