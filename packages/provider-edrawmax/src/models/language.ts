import { z } from '@mediaplug/core/provider'

const codes = {
  en: 'en',
  ja: 'jp',
  ko: 'kr',
  es: 'es',
  fr: 'fr',
  de: 'de',
  it: 'it',
  pt: 'pt',
  ru: 'ru',
  id: 'id',
} as const
/** What the vendor calls the languages that have another name in BCP 47. */
const vendorCodes = ['cn', 'jp', 'kr', 'tw'] as const
const chineseCodes: Readonly<Record<string, string>> = { Hans: 'cn', Hant: 'tw' }

/** A language that EdrawMax writes, without a region. */
export type PrimaryLanguage = keyof typeof codes | 'zh'

/** The vendor's own code of a language, where it is not that of BCP 47: those of its documents and scripts. */
export type VendorLanguage = (typeof vendorCodes)[number]

/** A language that EdrawMax writes, as a BCP 47 tag: `en`, `en-US`, `ja`, `zh-CN`, `zh-Hant` … or as the vendor's code. */
export type DiagramLanguage = PrimaryLanguage | `${PrimaryLanguage}-${string}` | VendorLanguage

const known = new Map<string, string>()

/** The vendor's code of a BCP 47 tag, or of such a code itself; or `undefined` where it lacks the language. */
export function languageCode(tag: string): string | undefined {
  const code = known.get(tag) ?? findCode(tag)
  // Looking a tag up is slow, and a process uses few of them.
  if (code !== undefined && known.size < 100) known.set(tag, code)
  return code
}

function findCode(tag: string): string | undefined {
  const own = vendorCodes.find((code) => code === tag.toLowerCase())
  if (own !== undefined) return own
  try {
    const { language, script = '' } = new Intl.Locale(tag).maximize()
    return language === 'zh'
      ? chineseCodes[script]
      : Object.entries(codes).find(([name]) => name === language)?.[1]
  } catch {
    return undefined
  }
}

const allowed = `must be a BCP 47 tag of ${Object.keys(codes).join(', ')}, zh (such as 'en-US', 'zh-CN' or 'zh-Hant'), or the vendor's cn, jp, kr or tw`

/** A language of the input. What it gives is the vendor's code. */
export const language = z
  .custom<DiagramLanguage>((tag) => typeof tag === 'string', { error: allowed })
  .meta({ type: 'string' })
  .transform((tag, context) => {
    const code = languageCode(tag)
    if (code === undefined) context.addIssue({ code: 'custom', message: allowed, input: tag })
    return code
  })
