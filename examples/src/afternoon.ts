// A stranger's afternoon: what networks, gateways and vendors put in the way of a picture. Every picture arrives, or it is
// explained why not. `npm run afternoon`: all of it on this machine, without a key.
import { readdir } from 'node:fs/promises'
import { relative } from 'node:path'
import { cdn } from './afternoon/scenes/cdn.js'
import { corporateProxy } from './afternoon/scenes/corporate-proxy.js'
import { refusingVendor } from './afternoon/scenes/refusing-vendor.js'
import { twoProcesses } from './afternoon/scenes/two-processes.js'
import { vpn } from './afternoon/scenes/vpn.js'
import { zealousGateway } from './afternoon/scenes/zealous-gateway.js'
import { openStage } from './afternoon/stage.js'

const stage = await openStage()
try {
  for (const scene of [corporateProxy, vpn, zealousGateway, cdn, twoProcesses, refusingVendor])
    await scene(stage)
  const pictures = await readdir(stage.pictures)
  console.log(`\n${pictures.length} pictures are in ${relative('', stage.pictures)}.`)
} finally {
  await stage.close()
}
