export type { DiagramInput } from './models/diagram.js'
export type { DiagramLanguage, PrimaryLanguage, VendorLanguage } from './models/language.js'
export { edrawmax } from './provider.js'
