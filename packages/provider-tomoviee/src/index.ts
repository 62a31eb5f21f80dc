export type { CameraMove } from './models/camera-move.js'
export { tomoviee } from './provider.js'
