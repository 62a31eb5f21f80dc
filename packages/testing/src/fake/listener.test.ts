import '../../test/last-resort.js'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { pause } from '../time/pause.js'
import { openListener } from './listener.js'

test('a port that another program has for a moment is taken again when it is free', async () => {
  const { origin, refuse, close } = await openListener((_request, response) => response.end('here'))
  onTestFinished(close)
  await refuse(40)
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(Number(new URL(origin).port), '127.0.0.1', resolve))
  await pause(80)
  await new Promise((resolve) => other.close(resolve))
  const text = () =>
    fetch(origin).then(
      (answer) => answer.text(),
      () => 'nobody',
    )
  await expect.poll(text, { timeout: 300_000 }).toBe('here')
})
