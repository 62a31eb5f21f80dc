import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { docs } from '../site/folders.js'
import { frontMatter } from './front-matter.js'
import { firstSentences, plainText } from './plain-text.js'

/** A page of the site, from its source. */
export interface Page {
  /** Its source below `docs/`. */
  readonly file: string
  /** Where its Markdown is on the site, such as `guides/tasks.md`. */
  readonly place: string
  readonly title: string
  /** What it is about, in a sentence or two. */
  readonly description: string
  /** Its Markdown, without the head. */
  readonly body: string
}

/** Reads a page. */
export function readPage(file: string): Page {
  return pageOf(file, readFileSync(join(docs, file), 'utf8'))
}

/** A page of a text: what its head leaves out is taken from the title and the first paragraph. */
function pageOf(file: string, text: string): Page {
  const { values, body } = frontMatter(text)
  const [, heading = ''] = /^# +(.+)$/m.exec(body) ?? []
  return {
    file,
    place: file.replace(/(^|\/)README\.md$/, '$1index.md'),
    title: values.title ?? plainText(heading),
    description: values.description ?? firstSentences(firstParagraph(body), 200),
    body,
  }
}

/** The first paragraph of prose: no heading, code, table, list, quotation, picture or HTML. */
function firstParagraph(markdown: string): string {
  const blocks = markdown.replace(/^```[\s\S]*?^```$/gm, '').split(/\n{2,}/)
  const prose = blocks.find(
    (block) => /^[^\s#`|<>!*:-]|^\*\*|^`/.test(block) && !/^20\d\d-\d\d-\d\d/.test(block),
  )
  return plainText(prose ?? '')
}
