import { announce, tell } from '../attempt.js'
import { type Exchange, openGateway, send } from '../gateway.js'
import { startApplication } from '../run-application.js'
import type { Stage } from '../stage.js'

/** Two processes share a folder of journals, and one of them is killed. */
export async function twoProcesses(stage: Stage): Promise<void> {
  announce(
    'Two processes on one folder',
    'The first is killed when its picture was accepted; the second goes on.',
  )
  let letOn = () => {}
  const hold = new Promise<void>((resolve) => {
    letOn = resolve
  })
  // No picture is done before the first process is gone.
  async function handle({ path, response, ask }: Exchange): Promise<void> {
    if (path.startsWith('/generation/result/')) await hold
    send(response, await ask())
  }
  const host = 'api.acme.example'
  const { port, close } = await openGateway(stage.vendors.baseUrls.mediaio, { host, handle })
  const network = { names: { [host]: '127.0.0.1' }, port }
  const start = (name: string, draw: string) =>
    startApplication({ stage, journal: 'shared', url: `https://${host}`, name, draw, network })

  const before = stage.paid('mediaio')
  const first = start('first: ', 'of-the-first')
  await first.accepted
  const second = start('second:', 'of-the-second')
  await second.accepted
  first.kill()
  await first.ended
  tell('the first process is killed')
  letOn()
  await second.ended
  tell(`generations that the vendor began: ${stage.paid('mediaio') - before}`)
  await close()
}
