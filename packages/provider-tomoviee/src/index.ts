export {
  type CallbackClient,
  type TomovieeCallback,
  type TomovieeCallbackOptions,
  tomovieeCallback,
} from './callback/callback.js'
export type { CameraMove } from './models/camera-move.js'
export type { ModelName } from './models/capacity.js'
export type { ClipInput } from './models/clip.js'
export type { ControlType } from './models/control-type.js'
export type { ExtendVideoInput } from './models/extend-video.js'
export type { CallbackInput } from './models/fields.js'
export type { FramesToVideoInput } from './models/frames-to-video.js'
export type { ImageToImageInput } from './models/image-to-image.js'
export type { ImageToVideoInput } from './models/image-to-video.js'
export type { RedrawImageInput } from './models/redraw-image.js'
export type { ScoreVideoInput } from './models/score-video.js'
export type { SegmentImageInput } from './models/segment-image.js'
export type { TextToMusicInput } from './models/text-to-music.js'
export type { TextToSoundEffectInput } from './models/text-to-sound-effect.js'
export type { TextToSpeechInput } from './models/text-to-speech.js'
export type { TextToVideoInput } from './models/text-to-video.js'
export type { NamedVoice, SpeechLanguage, Voice } from './models/voice.js'
export { tomoviee } from './provider.js'
export type { TaskDetails } from './result.js'
export type { Dialect } from './settings.js'
