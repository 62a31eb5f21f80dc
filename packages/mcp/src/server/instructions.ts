/** What an agent is told of the server before it calls anything. */
export const instructions = [
  'Makes images, videos, music, sounds, speech and diagrams with the models that the user has installed. Each generate costs the user money.',
  'Find a model with list_models, read its schema with describe_model, then call generate.',
  'When generate or wait gives state "running", call wait with the handle until it ends. Never call generate again for a task that runs.',
  'The same request within an hour gives the same task and is not paid for again. For a further result of the same input, give another key.',
  'When state is "uncertain", the request may have been paid for: never send it again by yourself; tell the user.',
  'Results are files on this machine: show the user their paths or links.',
].join('\n')
