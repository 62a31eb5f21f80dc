export type { ImageToImageInput } from './models/input.js'
export type { Logo, LogoRect } from './models/logo.js'
export type { Style, StyleName } from './models/style.js'
export { tencent } from './provider.js'
