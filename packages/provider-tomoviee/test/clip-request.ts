const prompt = 'the sail fills'

/** A request with every field that all models for video have, but for files. */
export const words = {
  prompt,
  resolution: '1080p',
  duration: 5,
  aspectRatio: '3:4',
  cameraMove: 'tracking',
} as const

/** The same in the vendor's names. */
export const every = {
  prompt,
  resolution: '1080p',
  duration: 5,
  aspect_ratio: '3:4',
  camera_move_index: 10,
}

/** What is sent where only the prompt is given. */
export const usual = { prompt, resolution: '720p', duration: 5, aspect_ratio: '16:9' }
