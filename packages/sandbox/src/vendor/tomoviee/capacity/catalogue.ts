import type { Capacity } from './capacity.js'
import { textToVideo } from './text-to-video.js'

/** Every capacity that the sandbox speaks, by the name in its path. */
export const capacities: ReadonlyMap<string, Capacity> = new Map([['tm_text2video_b', textToVideo]])
