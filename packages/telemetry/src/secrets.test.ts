import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { apiKey, openAcme, prompt } from '../test/acme.js'
import { openRecorder } from '../test/recorder.js'
import { rejection } from '../test/rejection.js'

test('no prompt, no credential and no path stands in spans and figures, whatever happens', async () => {
  const { client } = await openAcme({
    starts: ['accepted', 'accepted', 401, 'reset'],
    polls: ['running', 'succeeded', 503, 'failed'],
  })
  const { finished, points } = openRecorder()
  const input = { prompt }
  const label = { label: `order of ${apiKey}` }
  const { assets } = await client.generate('acme/picture', input, label)
  await assets[0].bytes()
  for (let again = 0; again < 3; again++) await rejection(client.generate('acme/picture', input, label))
  const told = finished().map(({ name, attributes, events, links, status }) => ({
    name,
    attributes,
    events,
    links,
    status,
  }))
  const names = ['requests', 'polls', 'submissions', 'task.duration', 'task.delay', 'tasks.outstanding']
  const figures = await Promise.all(names.map((name) => points(`mediaplug.${name}`)))
  expect(figures.map((figure) => figure.length)).not.toContain(0)
  const text = inspect({ told, figures }, { depth: null, maxArrayLength: null, maxStringLength: null })
  expect(text).toContain('order of ')
  expect(text).not.toContain(apiKey)
  expect(decodeURIComponent(text.replaceAll('%', '%25'))).not.toMatch(/red kite|red%20kite|secret place/)
  expect(text).not.toMatch(/\/tasks|\/file/)
  expect(inspect(figures)).not.toMatch(/order of|t1/)
})
