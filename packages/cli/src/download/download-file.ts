import { basename } from 'node:path'
import { give } from '../output/give.js'
import { sizeText } from '../output/sizes.js'
import { shownPath } from '../output/tell-result.js'
import { openProject, openProjectClient } from '../project/project.js'
import { runningSandbox } from '../sandbox/running.js'
import type { Session } from '../session/session.js'
import { checkPlace } from '../tasks/check-place.js'

/** What `mediaplug download` is called with. */
export interface DownloadCommand {
  readonly url: string
  readonly provider: string
  readonly save: string | undefined
  readonly isSandbox: boolean
}

/** What the file is called at the vendor, in letters that every disk takes. */
function nameOf(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : ''
  return (
    basename(path)
      .replaceAll(/[^\w.-]/g, '-')
      .replace(/^\.+/, '') || 'file'
  )
}

/** Fetches a file of a vendor again. Nothing that is there is replaced. */
export async function downloadFile(session: Session, command: DownloadCommand): Promise<undefined> {
  const { url, provider, isSandbox } = command
  const sandbox = isSandbox ? await runningSandbox(session) : undefined
  const { client } = await openProjectClient(session, await openProject(session), { sandbox })
  const asset = client.asset(provider, url)
  const path = command.save ?? nameOf(url)
  await checkPlace(path)
  const file = await asset.save(path, { overwrite: false, signal: session.interruption.signal })
  give(session, file, `${shownPath(session, file.path)}  ${file.mediaType}, ${sizeText(file.size)}`)
}
