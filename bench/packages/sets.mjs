// What an application installs for one vendor: ours, and what others ask for.

/**
 * @typedef {object} Set
 * @property {string} title
 * @property {readonly string[]} packages What the application names. Ours come packed from this repository.
 * @property {readonly string[]} imports What it imports.
 */

/** @type {readonly Set[]} */
export const sets = [
  ours('tomoviee', 'the dearest provider'),
  ours('edrawmax', 'the cheapest provider'),
  {
    title: '`ai` + `@ai-sdk/fal`',
    packages: ['ai@6.0.326', '@ai-sdk/fal@2.0.59'],
    imports: ['ai', '@ai-sdk/fal'],
  },
  { title: '`@fal-ai/client`', packages: ['@fal-ai/client@1.10.1'], imports: ['@fal-ai/client'] },
  { title: '`replicate`', packages: ['replicate@1.4.0'], imports: ['replicate'] },
  {
    title: '`tencentcloud-sdk-nodejs`',
    packages: ['tencentcloud-sdk-nodejs@4.1.313'],
    imports: ['tencentcloud-sdk-nodejs'],
  },
]

/**
 * @param {string} provider
 * @param {string} what
 * @returns {Set}
 */
function ours(provider, what) {
  const imports = ['@mediaplug/core', `@mediaplug/provider-${provider}`]
  return { title: `\`@mediaplug/core\` + ${what}`, packages: imports, imports }
}
