export { type OpenClientOptions, type OpenedClient, openClient } from './client/open-client.js'
export { type Configuration, defineConfig } from './configuration/configuration.js'
export {
  type LoadedConfiguration,
  type LoadOptions,
  loadConfiguration,
} from './configuration/load-configuration.js'
export { importPackage } from './package/entry.js'
export { findPackage } from './package/find-package.js'
export type { FoundPackage, Manifest } from './package/manifest.js'
export { variableOf } from './provider/environment-settings.js'
export { type FindOptions, type FoundProviders, findProviders } from './provider/find-providers.js'
export type {
  FoundProvider,
  ProviderPackage,
  ProviderPlace,
  ProviderProblem,
} from './provider/found-provider.js'
export type { ProviderSettings } from './provider/recognize.js'
export { fieldForms, formsOf, itemForms } from './schema/forms.js'
export { stateFolder } from './state/state-folder.js'
