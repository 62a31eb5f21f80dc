export type { SdkCall, SdkFile, SdkResponse, SdkWarning } from './interface/call.js'
export type { ImageAnswer, ImageCall, ImageModel } from './interface/image-model.js'
export type { Json, JsonObject } from './interface/json.js'
export type { SpeechAnswer, SpeechCall, SpeechModel, SpeechResponse } from './interface/speech-model.js'
export type { MediaplugTool, ToolFile, ToolIssue, ToolResult, ToolSchema } from './interface/tool.js'
export type {
  VideoAnswer,
  VideoCall,
  VideoFile,
  VideoModel,
  VideoStart,
  VideoStatus,
} from './interface/video-model.js'
export { type AnyMediaplugModels, type MediaplugModels, mediaplug } from './mediaplug.js'
export type { MediaplugOptions } from './options.js'
export type { ImageModelId, SpeechModelId, VideoModelId } from './targets/kinds.js'
export type { ModelOptions, ToolInput } from './targets/model-options.js'
export type { ToolOptions } from './tools/tool-options.js'
