import type { Page } from '../page/page.js'
import { urlOf } from '../site/address.js'
import { siteLink } from '../site/links.js'
import { rewriteLinks } from '../site/rewrite-links.js'

const fences = /(^( *)(?:```+|~~~+)[\s\S]*?^\2(?:```+|~~~+)[ \t]*$)/gm

/** The Markdown of a page as it lies beside it: links made whole, and without what only the site understands. */
export function markdownPage({ file, title, body }: Page): string {
  const linked = rewriteLinks(body, (link) => wholeLink(link, `docs/${file}`))
  const clean = linked
    .split(fences)
    .filter((_, index) => index % 3 !== 2) // The indent of a fence is a group of its own.
    .map((part, index) => (index % 2 === 1 ? withoutLabel(part) : cleaned(part)))
    .join('')
    .trim()
  return `${/^# /m.test(clean) ? clean : `# ${title}\n\n${clean}`}\n`
}

function wholeLink(link: string, file: string): string | undefined {
  const target = siteLink(link, file)
  if (!target?.startsWith('/')) return target
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/.exec(target) ?? []
  const isPage = !/\.\w+$/.test(path) && !rest.startsWith('?')
  return urlOf(isPage ? `${path.replace(/\/$/, '/index')}.md${rest}` : target)
}

/** A block of a group is named in its first line, for the tabs of the page. */
function withoutLabel(fence: string): string {
  return fence.replace(/^( *(?:```+|~~~+)[\w-]*) \[[^\]]*\].*/, '$1')
}

function cleaned(markdown: string): string {
  return markdown
    .replace(/^:::+ *\w[\w-]* +(.+)$/gm, '**$1**\n')
    .replace(/^:::.*\n?/gm, '')
    .replace(/^<\/?(?:div|main|section|[A-Z]\w*)\b[^>]*>\n?/gm, '')
    .replace(/<a id="[^"]*"><\/a> ?/g, '')
    .replace(/(\]\([^)]*\))\{[^}]*\}/g, '$1')
    .replace(/^(#+ .*?) *\{#[^}]*\}$/gm, '$1')
    .replace(/\n{3,}/g, '\n\n')
}
