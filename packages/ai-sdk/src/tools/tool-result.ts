import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Output, SavedFile } from '@mediaplug/core'
import type { JsonObject } from '../interface/json.js'
import type { ToolFile, ToolResult } from '../interface/tool.js'
import { asJson } from '../result/metadata.js'

/** More than this of what a model gives beside files floods a conversation. */
const mostCharacters = 20_000
/** What a tool tells by fields of its own, or not at all. */
const toldOtherwise: ReadonlySet<string> = new Set(['assets', 'model', 'handle', 'usage', 'refusals', 'save'])

/** Saves a result where it is wanted, and where it is kept nowhere else. */
async function saved(output: Output, saveTo: string | undefined): Promise<readonly SavedFile[]> {
  const isKept = output.assets.every(({ url }) => url !== undefined)
  if (saveTo === undefined && isKept) return []
  return output.save(saveTo ?? join(tmpdir(), 'mediaplug/'), { overwrite: true })
}

function filesOf({ assets }: Output, files: readonly SavedFile[]): readonly ToolFile[] {
  return assets.map((asset, index) => {
    const { kind, mediaType, url, expiresAt } = asset
    const file = files[index]
    return {
      kind,
      mediaType: file?.mediaType ?? mediaType,
      ...(file && { path: file.path }),
      ...(url !== undefined && { url }),
      ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
    }
  })
}

/** What a model gives beside files, without what is too long for a conversation. */
function moreOf(output: Output): JsonObject {
  const entries = Object.entries(output).filter(([name]) => !toldOtherwise.has(name))
  const told = Object.entries(asJson(Object.fromEntries(entries)))
  return Object.fromEntries(
    told.map(([name, value]) => {
      const isLong = JSON.stringify(value).length > mostCharacters
      return [name, isLong ? 'too long to be told here: the handle has it' : value]
    }),
  )
}

/**
 * What an agent is told of a result: where its files are, in a few hundred characters.
 *
 * @param saveTo - Where they are saved. Default: nowhere, but for files that have no URL.
 * @throws MediaplugError where they cannot be saved.
 */
export async function toolResult(output: Output, saveTo: string | undefined): Promise<ToolResult> {
  const { model, handle, usage } = output
  const files = filesOf(output, await saved(output, saveTo))
  const more = moreOf(output)
  return {
    model,
    ...(handle && { handle }),
    files,
    ...(Object.keys(more).length > 0 && { more }),
    ...(usage && { usage }),
  }
}
