/** The providers that a request needs local vendors of, by their ids; nothing for all: a capability may go to any. */
export function providersFor(target: string, upload: string | undefined): readonly string[] | undefined {
  const [provider = '', model] = target.split('/')
  if (model === undefined) return undefined
  return upload === undefined ? [provider] : [provider, upload]
}
