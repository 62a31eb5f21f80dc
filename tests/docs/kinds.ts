import { modelOf } from './models.js'

const pageOf = (capability: string): string => `models/${modelOf(capability).id}`

/** A page of each kind, by what it is. */
export const kinds: Readonly<Record<string, string>> = {
  home: '',
  guide: 'guides/tasks',
  'guide with pictures': 'guides/reliability',
  'guide with long tables': 'guides/errors',
  overview: 'models/',
  'model of video': pageOf('text-to-video'),
  'model of images': pageOf('image-to-image'),
  'model of sound': pageOf('text-to-music'),
  'model of diagrams': pageOf('text-to-diagram'),
  packages: 'packages/',
  package: 'packages/core',
  API: 'api/',
  'API of a package': 'api/core/',
  'API of an interface': 'api/core/interfaces/Client',
  'API of a provider': 'api/provider-tomoviee/variables/tomoviee',
  decisions: 'decisions/',
  map: 'project/architecture',
}
