// Loaded before a worker where no small disk can be mounted: while the file `full` stands in the folder DISK, what
// would write there writes half of it at most, and fails as on a full disk.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { devNull } from 'node:os'
import { join } from 'node:path'

const disk = process.env.DISK
const { existsSync } = fs
const isFull = () => existsSync(join(disk, 'full'))
const isElsewhere = (target) => typeof target === 'string' && !target.startsWith(disk)
const noSpace = (syscall) =>
  Object.assign(new Error(`ENOSPC: no space left on device, ${syscall}`), { code: 'ENOSPC', syscall })

const handle = await fs.promises.open(devNull)
const openFile = Object.getPrototypeOf(handle)
await handle.close()

for (const [object, names, isOpen] of [
  [fs.promises, ['writeFile', 'appendFile'], false],
  [openFile, ['write', 'writev', 'writeFile', 'appendFile'], true],
]) {
  for (const name of names) {
    const original = object[name]
    object[name] = async function (...args) {
      if (!isFull() || (!isOpen && isElsewhere(args[0]))) return await original.apply(this, args)
      const data = args[isOpen ? 0 : 1]
      if (isOpen && (typeof data === 'string' || ArrayBuffer.isView(data))) {
        await original.call(this, data.slice(0, data.length / 2))
      }
      throw noSpace('write')
    }
  }
}
for (const name of ['writeSync', 'writeFileSync', 'appendFileSync']) {
  const original = fs[name]
  fs[name] = (...args) => {
    if (isFull() && !isElsewhere(args[0])) throw noSpace('write')
    return original(...args)
  }
}
syncBuiltinESMExports()
