// The accounts of the proof: each a provider with a limit of its own at the same local vendor.
import { mediaio } from '@mediaplug/provider-mediaio'

/**
 * @typedef {object} Account
 * @property {string} as
 * @property {string} baseUrl
 * @property {string} [apiKey] Only workers have it.
 * @property {number} [limit] Tasks at a time.
 */

/** @param {readonly Account[]} accounts */
export const providersOf = (accounts) =>
  accounts.map(({ as, baseUrl, apiKey, limit }) =>
    mediaio({
      as,
      baseUrl,
      ...(apiKey === undefined ? {} : { apiKey }),
      ...(limit === undefined ? {} : { limits: { concurrentTasks: limit } }),
    }),
  )
