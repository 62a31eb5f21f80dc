export type { ToolChoice } from './server/create-server.js'
export { type ServeOptions, serve } from './server/serve.js'
