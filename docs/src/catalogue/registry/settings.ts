import type { ProviderSettings } from '@mediaplug/config'

/** What samples set of a provider, where it has a model only with it, by the provider's id. */
export const sampleSettings: Readonly<Record<string, ProviderSettings>> = {
  tencent: { region: 'ap-guangzhou' },
  'volc-tos': { bucket: 'my-pictures' },
}
