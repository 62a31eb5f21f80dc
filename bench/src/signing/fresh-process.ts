// Makes the first calls of a process, as an application does that signs now and then, and prints what one takes in
// microseconds: node fresh-process.js <index of the pair> <ours|theirs> <calls>.
import { pairs } from './pairs.js'

const [index, side, calls] = process.argv.slice(2)
const pair = pairs[Number(index)]
if (!pair || (side !== 'ours' && side !== 'theirs')) throw new TypeError('no such pair or side')
const act = pair[side]
const start = performance.now()
for (let call = 0; call < Number(calls); call++) act()
process.stdout.write(String(((performance.now() - start) * 1_000) / Number(calls)))
