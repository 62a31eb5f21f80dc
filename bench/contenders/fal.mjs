import { createFalClient } from '@fal-ai/client'

export const title = '`@fal-ai/client`'

export function open(origin, _protocol, pollInterval = 0) {
  const client = createFalClient({
    credentials: 'benchmark:key',
    requestMiddleware: async (request) => ({ ...request, url: origin + new URL(request.url).pathname }),
  })
  return () =>
    client.subscribe('fal-ai/kite', {
      input: { prompt: 'a red kite over the sea' },
      pollInterval,
      logs: false,
    })
}
