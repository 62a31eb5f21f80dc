/** A page of the menu: its name below `docs/`, and what the menu calls it. */
export interface Entry {
  readonly page: string
  readonly text: string
}

/** Pages that one kind of reader wants. */
export interface Section {
  readonly title: string
  readonly entries: readonly Entry[]
}

const guide = (name: string, text: string): Entry => ({ page: `guides/${name}`, text })

/** What the menu shows, by reader. */
export const sections: readonly Section[] = [
  {
    title: 'For applications',
    entries: [
      guide('getting-started', 'Getting started'),
      guide('how-it-works', 'How it works'),
      guide('choosing-a-model', 'Choosing a model'),
      guide('tasks', 'Tasks and resuming'),
      guide('files', 'Files in and out'),
      guide('errors', 'Errors'),
      guide('reliability', 'Reliability'),
      guide('how-it-works', 'How it works'),
      guide('performance', 'Performance'),
      guide('network', 'Network and proxies'),
      guide('prompts', 'Prompts'),
      guide('testing', 'Testing with the sandbox'),
      guide('ai-sdk', 'Vercel AI SDK'),
      guide('durable', 'Durable tasks'),
      guide('telemetry', 'Telemetry'),
      { page: 'promises', text: 'What it promises' },
    ],
  },
  {
    title: 'Vendors',
    entries: [
      guide('edrawmax', 'EdrawMax'),
      guide('mediaio', 'Media.io'),
      guide('tencent', 'Tencent Cloud'),
      guide('tomoviee', 'Tomoviee'),
      guide('tomoviee-prompts', 'Prompts for Tomoviee'),
      guide('volc-tos', 'Volcengine TOS'),
    ],
  },
  { title: 'For the terminal', entries: [guide('command-line', 'The command line')] },
  { title: 'For agents', entries: [guide('agents', 'Agents')] },
  {
    title: 'For authors of providers',
    entries: [
      guide('write-a-provider', 'Write a provider'),
      { page: 'packages/testing', text: 'The conformance kit' },
      { page: 'project/architecture', text: 'Architecture' },
      { page: 'decisions/README', text: 'Decisions' },
    ],
  },
]
