import { z } from '@mediaplug/core/provider'

/**
 * The schema of a style, which becomes the vendor's number as text: it is given by its name, by that number, or by the
 * number as text, as the vendor writes it.
 */
export function numberedStyle<Given extends string | number>(
  numbers: Readonly<Record<string, number>>,
): z.ZodType<string, Given> {
  const all = new Map(
    Object.entries(numbers).flatMap(([name, number]): [string | number, string][] => [
      [name, String(number)],
      [number, String(number)],
      [String(number), String(number)],
    ]),
  )
  return z.literal([...all.keys()] as Given[]).transform((given) => all.get(given) ?? String(given))
}
