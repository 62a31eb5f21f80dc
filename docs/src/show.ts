// Tells where the built site is; `--open` serves it until the program is stopped, and shows it in a browser.
import { once } from 'node:events'
import { openBrowser } from './show/browser.js'
import { showOptions } from './show/options.js'
import { siteServer } from './show/server.js'
import { base } from './site/address.js'
import { output } from './site/folders.js'

const { open, port } = showOptions(process.argv.slice(2))
if (!open) {
  console.log('The site is in docs/output/. `npm run docs -- --open` serves it.')
} else {
  const server = siteServer(output, base).listen(port, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  const address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : port}${base}`
  console.log(`The site is at ${address} until you stop this with Ctrl-C.`)
  openBrowser(address)
}
