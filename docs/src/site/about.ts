/** What the site is called. */
export const title = 'Mediaplug'

/** What the site is about, in a sentence. */
export const description =
  'One contract for every generator of media: images, video, music, speech and diagrams, each vendor a plugin.'
