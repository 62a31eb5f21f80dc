/** A page of the menu: its name below `docs/`, and what the menu calls it where that is not the page's own title. */
export interface Entry {
  readonly page: string
  readonly text?: string
}

/** Pages that one kind of reader wants. */
export interface Section {
  readonly title: string
  readonly entries: readonly Entry[]
}

const guides = (...names: readonly string[]): Entry[] => names.map((name) => ({ page: `guides/${name}` }))

/** What the menu shows, by reader. */
export const sections: readonly Section[] = [
  {
    title: 'For applications',
    entries: [
      ...guides(
        'getting-started',
        'how-it-works',
        'choosing-a-model',
        'tasks',
        'files',
        'errors',
        'reliability',
      ),
      ...guides('performance', 'network', 'prompts', 'testing', 'ai-sdk', 'durable', 'telemetry'),
      { page: 'promises' },
    ],
  },
  {
    title: 'Vendors',
    entries: guides('edrawmax', 'mediaio', 'tencent', 'tomoviee', 'tomoviee-prompts', 'volc-tos'),
  },
  { title: 'For the terminal', entries: guides('command-line') },
  { title: 'For agents', entries: guides('agents') },
  {
    title: 'For authors of providers',
    entries: [
      ...guides('write-a-provider'),
      { page: 'packages/testing', text: 'The conformance kit' },
      { page: 'project/architecture' },
      { page: 'decisions/README' },
    ],
  },
]
