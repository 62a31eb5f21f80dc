// Where the source is, such as `https://example.com/owner/name`. Empty until there is a public address.
const repository = ''

/** @param {string} name */
const repositoryOf = (name) => ({
  repository: {
    type: 'git',
    url: `git+${repository}.git`,
    directory: `packages/${name.split('/').at(-1)}`,
  },
})

export const hooks = {
  /** A manifest as it is published: it says where the source is, and nothing of how it is built. */
  beforePacking({ devDependencies: _tools, scripts: _commands, ...manifest }) {
    return { ...manifest, ...(repository && repositoryOf(manifest.name)) }
  },
}
