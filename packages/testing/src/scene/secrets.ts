import { demand } from '../verdict/demand.js'
import { skip } from '../verdict/skip.js'
import type { Scene } from './scene.js'
import { visibleText } from './visible-text.js'

/** Shorter values cannot be told from words. */
const shortest = 8

/** What an author has to do about a secret in an error. */
export const errorAdvice =
  'Take secrets as `credential(…)` in `settings`: what is used is taken out of all errors. Send what is made of them in the header `authorization`.'

/** The forms in which a secret may be seen. */
export function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  return [secret, encodeURIComponent(secret), bytes.toString('base64'), bytes.toString('hex')]
}

/** What the vendor was sent of the secrets: as they are, and as the headers carried them. */
export function sentSecrets({ sandbox }: Scene): string[] {
  const secrets = Object.values(sandbox.credentials).filter(({ length }) => length >= shortest)
  const forms = secrets.flatMap(formsOf)
  const values = sandbox.log.flatMap(({ headers }) => Object.values(headers).flat())
  const carried = values.filter(
    (value) =>
      value !== undefined && (/^basic |^bearer /i.test(value) || forms.some((form) => value.includes(form))),
  )
  return [...new Set([...secrets, ...carried.map((value) => String(value).replace(/^\w+ /, ''))])]
}

/** Demands that no secret can be read in a value, however it is printed. */
export function demandNone(where: string, value: unknown, secrets: readonly string[], advice: string): void {
  const text = visibleText(value)
  const found = secrets.some((secret) => text.includes(secret))
  demand(!found, `A secret can be read in ${where}. ${advice}`)
}

/** The secrets of a scene; skips the check where there are none. */
export function demandSecrets(scene: Scene): string[] {
  const secrets = sentSecrets(scene)
  return secrets.length === 0 ? skip('the vendor knows no credentials') : secrets
}
