/** The names of the styles, by number. */
const styles: Readonly<Record<string, string>> = {
  104: 'Watercolor',
  107: 'Cartoon Illustration',
  116: '3D Cartoon',
  120: 'Woodcarving',
  121: 'Clay',
  123: 'Fresh',
  124: 'Comic',
  125: 'Fine Brushwork',
  126: 'Jade',
  127: 'Porcelain',
  128: 'Felt (Western)',
  129: 'Retro',
  130: 'Steampunk',
  131: 'Cyberpunk',
  132: 'Sketch',
  133: 'Monet Garden',
  134: 'Impasto',
  135: 'Felt (Asian)',
  201: 'Japanese Anime',
  203: 'Traditional',
  210: '2.5D Anime',
}

/** The style that is used when none is asked for. */
export const usualStyle = '201'

/** Whether there is a style of this number. */
export function isStyle(number: string): boolean {
  return Object.hasOwn(styles, number)
}

/** The name of a style. */
export function styleName(number: string): string {
  return styles[number] ?? number
}

/** Whether a style goes with no other one. */
export function standsAlone(number: string): boolean {
  return /^1\d\d$/.test(number)
}
