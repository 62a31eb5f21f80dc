export { type Configuration, defineConfig, type ProviderSettings } from '@mediaplug/config'
