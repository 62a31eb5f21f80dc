import Replicate from 'replicate'

export const title = '`replicate`'

export function open(origin, _protocol, interval = 0) {
  const replicate = new Replicate({ auth: 'benchmark-key', baseUrl: `${origin}/v1`, useFileOutput: false })
  const options = { input: { prompt: 'a red kite over the sea' }, wait: { mode: 'poll', interval } }
  return () => replicate.run('acme/kite', options)
}
