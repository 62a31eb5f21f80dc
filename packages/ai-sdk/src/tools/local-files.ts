import type { ToolIssue } from '../interface/tool.js'

const message = 'must be an https:, http: or data: URL: files of this machine are not for agents'

const isFileUrl = (text: string): boolean => /^\s*file:\//i.test(text)

function search(value: unknown, path: readonly PropertyKey[]): ToolIssue[] {
  if (typeof value === 'string') return isFileUrl(value) ? [{ message, path }] : []
  if (typeof value !== 'object' || value === null) return []
  const entries = Object.entries(value)
  const [[only, named] = [], ...others] = entries
  if (only === 'path' && others.length === 0 && typeof named === 'string') return [{ message, path }]
  return entries.flatMap(([key, item]) => search(item, [...path, key]))
}

/** Where an input names files of this machine, which what an agent writes must not read. */
export const localFiles = (input: unknown): readonly ToolIssue[] => search(input, [])
