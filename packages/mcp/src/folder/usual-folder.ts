import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Folders } from './folders.js'
import { isInside } from './inside.js'
import { namedFolders, projectFolders } from './open-folders.js'

/** Whether a folder is one that a host starts programs in when it has no project: a disk, the home, the system. */
function isNobodys(folder: string, environment: NodeJS.ProcessEnv): boolean {
  const system = environment.SystemRoot
  return dirname(folder) === folder || folder === homedir() || (!!system && isInside(folder, system))
}

/**
 * The folders that count where the host names none: the working directory, where that is somebody's project; else
 * `mediaplug` in the home.
 */
export function usualFolders(
  workingDirectory: string,
  environment: NodeJS.ProcessEnv,
): Promise<Folders | undefined> {
  return isNobodys(workingDirectory, environment)
    ? namedFolders([join(homedir(), 'mediaplug')])
    : projectFolders([workingDirectory])
}
