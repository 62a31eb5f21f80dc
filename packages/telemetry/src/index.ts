export { startTelemetry, type TelemetryOptions } from './start.js'
