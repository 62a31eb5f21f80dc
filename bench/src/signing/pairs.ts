import type { Pair } from './measure.js'
import { tencentPairs } from './tencent.js'
import { volcTosPairs } from './volc-tos.js'

/** All that is compared. */
export const pairs: readonly Pair[] = [...tencentPairs(), ...(await volcTosPairs())]
