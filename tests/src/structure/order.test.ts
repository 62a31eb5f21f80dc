import { expect, test } from 'vitest'
import { roomOf, statedOrders } from '../../../scripts/house/order.mjs'

const document = `
The order of rooms:

\`\`\`
packages/core/src:
client → { http, journal }
→ file
\`\`\`

\`\`\`
packages/core/src/journal:
lock → *.ts
\`\`\`

\`\`\`
client → no order, because it names no folder
\`\`\`
`

test('an order is a block that names its folder', () => {
  expect(statedOrders(document)).toEqual([
    { folder: 'packages/core/src', layers: [['client'], ['http', 'journal'], ['file']] },
    { folder: 'packages/core/src/journal', layers: [['lock'], ['*.ts']] },
  ])
})

test.each([
  ['journal/lock/claim.ts', 'journal'],
  ['index.ts', 'index.ts'],
  ['other.ts', '*.ts'],
  ['unknown/file.ts', 'unknown'],
])('%s belongs to %s', (path, room) => {
  expect(roomOf(path, { folder: 'src', layers: [['index.ts'], ['journal'], ['*.ts']] })).toBe(room)
})
