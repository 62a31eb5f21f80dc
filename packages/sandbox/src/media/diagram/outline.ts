/** What a prompt is about, and the parts that it names, in its order. */
export interface Outline {
  readonly title: string
  readonly items: readonly OutlineItem[]
}

/** One part of a prompt, with the parts that it names in turn. */
export interface OutlineItem {
  readonly text: string
  readonly children: readonly string[]
}

const mostItems = 16
const mostCharacters = 4000
const controls = /[^\P{C}\n]/gu
const request =
  /^(please\s+)?(draw|create|make|generate|design|show)\s+(me\s+)?(an?|the)\s+(simple\s+)?(flow ?chart|flow diagram|diagram|infographic|gantt chart|gantt|mind ?map)\s*(of|for|about|on|showing|that shows|to)?\s*[:：]?\s*/i
const heading = /^([^:：\n,，]{2,60})[:：]\s*(?=\S)/
const listWord = /[,，]?\s*(?:包含|包括|分为|涵盖|\bincluding\b|\bconsisting of\b|\bcovering\b)[:：]?\s*/i
const countSuffix = /[一二两三四五六七八九十\d]+个?(?:阶段|步骤|部分|方面|环节)$/
const sentenceEnd = /\n+|[;；。!！]|(?<!(?:^|\n)\s*\d+)\.(?=\s|$)/
const stepEnd = /[,，、]|\b(?:and )?then\b|然后|接着|随后|最后(?=\S)|(?<=[?？])/i
const arrow = /-+>|=+>|→|⇒/
/** Where steps end in a sentence that has arrows: its commas belong to the steps. */
const arrowStepEnd = /-+>|=+>|→|⇒|(?<=[?？])|[,，]\s*(?=(?:otherwise|or else|else|否则|不然))/i
const bullet = /^(?:[-*•·]\s*|\d+(?:[.)．]\s+|、))/

/** Reads a prompt: its heading, its sentences, and the steps in each. */
export function readOutline(prompt: string): Outline {
  const text = prompt.slice(0, mostCharacters).replace(controls, ' ').trim().replace(request, '')
  const { title, rest } = splitHeading(text)
  const items = splitOutside(rest, sentenceEnd).flatMap(readSentence)
  if (items.length <= 1 && title === '') return { title: capitalise(text.replace(/[.。]$/, '')), items: [] }
  return { title: capitalise(title), items: limitItems(items) }
}

function splitHeading(text: string): { title: string; rest: string } {
  const list = splitOnce(text, listWord)
  if (list !== undefined && list[0].length <= 60)
    return { title: list[0], rest: list[1].replace(countSuffix, '') }
  const found = heading.exec(text)
  const sentences = splitOutside(text, sentenceEnd)
  if (found?.[1] === undefined || sentences.filter((part) => heading.test(part)).length > 1) {
    return { title: '', rest: text }
  }
  return { title: found[1], rest: text.slice(found[0].length) }
}

function splitOnce(text: string, separator: RegExp): [string, string] | undefined {
  const found = separator.exec(text)
  if (found === null || found.index === 0) return undefined
  const rest = text.slice(found.index + found[0].length)
  return rest === '' ? undefined : [text.slice(0, found.index), rest]
}

function readSentence(sentence: string): OutlineItem[] {
  const found = heading.exec(sentence)
  if (found?.[1] !== undefined) {
    return [
      { text: clean(found[1]), children: splitOutside(sentence.slice(found[0].length), stepEnd).map(clean) },
    ]
  }
  return splitOutside(sentence, arrow.test(sentence) ? arrowStepEnd : stepEnd).map(readItem)
}

function readItem(step: string): OutlineItem {
  const found = /^(.+?)\s*[(（](.+)[)）]$/.exec(step.trim())
  if (found?.[1] === undefined || found[2] === undefined) return { text: clean(step), children: [] }
  return { text: clean(found[1]), children: splitOutside(found[2], stepEnd).map(clean) }
}

/** Splits at a separator, but not inside brackets. */
function splitOutside(text: string, separator: RegExp): string[] {
  const hidden: string[] = []
  const masked = text.replace(/[(（][^()（）]*[)）]/g, (group) => `\uE000${hidden.push(group) - 1}\uE000`)
  return masked
    .split(separator)
    .map((part) => part.replace(/\uE000(\d+)\uE000/g, (_, index) => hidden[Number(index)] ?? '').trim())
    .filter((part) => clean(part) !== '')
}

function clean(text: string): string {
  return capitalise(
    text
      .trim()
      .replace(bullet, '')
      .replace(/^(?:and|finally|next|first)\s+/i, '')
      .replace(/\s+/g, ' '),
  )
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function limitItems(items: readonly OutlineItem[]): readonly OutlineItem[] {
  if (items.length <= mostItems) return items
  const left = items.length - mostItems + 1
  return [...items.slice(0, mostItems - 1), { text: `… (+${left})`, children: [] }]
}
