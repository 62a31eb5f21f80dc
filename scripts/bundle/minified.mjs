import { minifySync } from 'rolldown/utils'

const isOthers = (/** @type {string} */ id) => /[\\/]node_modules[\\/]/.test(id)

/**
 * The plugin that minifies a module which holds only what others wrote: it would be half of what core takes, and nobody
 * looks for a mistake of theirs in a stack trace of ours. Code of this project stays as it was written.
 *
 * @returns {import('rolldown').Plugin}
 */
export const minified = () => ({
  name: 'minified',
  // After the code was printed for the last time.
  generateBundle(_, chunks) {
    for (const chunk of Object.values(chunks)) {
      if (chunk.type !== 'chunk') continue
      const sources = chunk.moduleIds.filter((id) => !id.startsWith('\0'))
      if (sources.length === 0 || !sources.every(isOthers)) continue
      const { code, errors } = minifySync(chunk.fileName, chunk.code, { module: true })
      if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'))
      chunk.code = code
    }
  },
})
