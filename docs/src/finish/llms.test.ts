import { expect, test } from 'vitest'
import type { Page } from '../page/page.js'
import { llms } from './llms.js'

const pageAt = (file: string): Page => ({
  file,
  place: file,
  title: file,
  description: 'What it is about.',
  body: '',
})

const kite = {
  id: 'wind/kite',
  title: 'Kite',
  description: 'Draws kites.',
  capability: 'text-to-image',
  vendor: 'wind',
  vendorTitle: 'Wind',
  takes: [],
  gives: ['image'],
  picture: undefined,
}

test('models stand below their vendor, after the page over all, each with its page and its llms.txt', () => {
  const pages = ['models/air/line.md', 'models/index.md', 'models/wind/kite.md'].map(pageAt)
  expect(llms(pages, [{ vendor: 'Wind', models: [kite] }])).toContain(`## Models

- [models/index.md](/models/index.md): What it is about.

## Models of Wind

- [Kite](/models/wind/kite.md): \`wind/kite\`, text-to-image. All that a call needs: [llms.txt](/models/wind/kite/llms.txt)
`)
})
