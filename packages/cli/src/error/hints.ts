import type { ErrorCode, MediaplugError } from '@mediaplug/core'

const comeBack = ({ handle }: MediaplugError): string | undefined =>
  handle && `Come back to it with: mediaplug wait ${handle.ref} --model ${handle.model}`

const lookAfter = ({ provider }: MediaplugError): string =>
  `Look for it at ${provider ?? 'the vendor'}; 'mediaplug tasks' has its id, and 'mediaplug settle <id>' ends the doubt. Nothing is sent again by itself.`

/** What to do about an error, by its code, where its message does not say it. */
const hints: Partial<Record<ErrorCode, (error: MediaplugError) => string | undefined>> = {
  auth: () =>
    `'mediaplug providers' shows which credentials are set. Put them into the environment, or into a file for --env-file.`,
  network: () => `'mediaplug doctor' looks at the way to the vendors.`,
  timeout: comeBack,
  aborted: comeBack,
  download: comeBack,
  'submission-uncertain': lookAfter,
  unsupported: ({ message }) =>
    message.includes('takes a URL only')
      ? `Ways to give it one: an https: URL; '--upload <provider>' for a file of yours, such as '--upload volc-tos'; or 'upload' in mediaplug.config.ts. Nothing is uploaded unasked.`
      : undefined,
}

/** What to do about an error, in a line; nothing where its message says it. */
export const hintFor = (error: MediaplugError): string | undefined => hints[error.code]?.(error)
