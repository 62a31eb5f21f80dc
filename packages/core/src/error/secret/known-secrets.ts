import { hide } from './hide.js'
import { RecentSecrets } from './recent-secrets.js'
import { sentCredentials } from './sent-credentials.js'

/**
 * The secrets of a process. There is no way to list them.
 *
 * One store for all: a vendor may be told another's key, in a prompt say, and quote it in an error.
 */
export interface KnownSecrets {
  /** Remembers a secret that somebody has looked up or was given. Costs nothing when it is known already. */
  remember(secret: string): void
  /** Notes the headers of a request. What they carry is read out when a secret is looked for, not before. */
  noteSent(headers: Readonly<Record<string, unknown>>): void
  /** Takes all known secrets out of a text, and cuts it at 20 000 characters. */
  hide(text: string): string
}

/** In characters. That is some ten thousand keys, or a thousand tokens of a kilobyte each. */
const mostCredentials = 1_000_000
const mostSent = 200_000
const mostNoted = 500

function createKnownSecrets(): KnownSecrets {
  const credentials = new RecentSecrets(mostCredentials)
  const sent = new RecentSecrets(mostSent)
  const noted: Readonly<Record<string, unknown>>[] = []
  let next = 0

  function readNoted(): void {
    for (const headers of noted) for (const secret of sentCredentials(headers)) sent.add(secret)
    noted.length = 0
    next = 0
  }

  return {
    remember(secret) {
      credentials.add(secret)
    },
    noteSent(headers) {
      noted[next] = headers
      next = (next + 1) % mostNoted
    },
    hide(text) {
      readNoted()
      return hide(text, [...credentials.indices, ...sent.indices])
    },
  }
}

const key = Symbol.for('mediaplug.secrets')

function isKnownSecrets(value: unknown): value is KnownSecrets {
  return (
    typeof value === 'object' &&
    value !== null &&
    'remember' in value &&
    'noteSent' in value &&
    'hide' in value
  )
}

/** The first copy of core in a process makes the store, and all others use it. */
function sharedSecrets(): KnownSecrets {
  const existing: unknown = Reflect.get(globalThis, key)
  if (isKnownSecrets(existing)) return existing
  const created = Object.freeze(createKnownSecrets())
  Object.defineProperty(globalThis, key, { value: created })
  return created
}

/** The secrets of this process, shared by all copies of core in it. */
export const knownSecrets: KnownSecrets = sharedSecrets()
