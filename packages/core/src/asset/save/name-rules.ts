import { show } from '../../error/show.js'

const longest = 255
const windowsCharacters = /[<>:"/\\|?*]|\p{Cc}/u
const windowsDevices = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$) *(\.|$)/i

/** Windows and macOS count in UTF-16 units, the others in bytes. */
function lengthOf(name: string, platform: NodeJS.Platform): { length: number; unit: string } {
  return platform === 'win32' || platform === 'darwin'
    ? { length: name.length, unit: 'characters' }
    : { length: Buffer.byteLength(name), unit: 'bytes' }
}

/**
 * What keeps a name from being that of a file or a folder; `undefined` where nothing does.
 *
 * @param name - One name of a path, without separators.
 */
export function objectionToName(
  name: string,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const { length, unit } = lengthOf(name, platform)
  if (length > longest) return `the name ${show(name)} has ${length} ${unit}, allowed are at most ${longest}`
  if (platform !== 'win32') return undefined
  const [wrong] = windowsCharacters.exec(name) ?? []
  if (wrong !== undefined) return `the name ${show(name)} has ${show(wrong)}, which Windows does not allow`
  if (windowsDevices.test(name)) return `the name ${show(name)} is that of a device on Windows`
  if (/[. ]$/.test(name)) return `the name ${show(name)} ends in a dot or a space, which Windows drops`
  return undefined
}
