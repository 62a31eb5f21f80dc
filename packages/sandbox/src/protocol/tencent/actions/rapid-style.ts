/** The styles of `TextToImageRapid`, in the order of their numbers, which begin at 1. */
const names: readonly string[] = [
  ...['Hayao Miyazaki', 'Makoto Shinkai', 'Travel', 'Watercolor', 'Pixel', 'Fairy Tale', 'Quirky Cartoon'],
  ...['Cyberpunk', 'Minimalist', 'Retro', 'Dark', 'Pop Art', 'Candy Colours', 'Film', 'Sketch', 'Ink Wash'],
  ...['Oil Painting', 'Chalk', 'Clay', 'Felt', 'Embroidery', 'Coloured Pencil', 'Monet', 'Picasso', 'Mucha'],
  ...['Ancient Anime', 'Urban Anime', 'Suspense', 'Campus', 'Urban Fantasy'],
]

/** The name of a style by its number as text; undefined where there is none. */
export function rapidStyleName(number: string): string | undefined {
  return /^[1-9]\d?$/.test(number) ? names[Number(number) - 1] : undefined
}
