import type { ToldError } from '../task/outcome.js'

const waitAgain = (handle: string | undefined): string =>
  handle === undefined
    ? 'Do not send it again by yourself.'
    : `It is paid for and not lost: call 'wait' with the handle '${handle}'. Do not call 'generate' anew.`

const change =
  "Change what the message names, and call again. Nothing was sent. 'describe_model' has the schema."

/** What an agent is to do about an error, by its code. */
const advices: Readonly<Record<string, string>> = {
  'invalid-input': change,
  'unknown-model':
    "Take one of the names that the message gives, or search with 'list_models'. Nothing was sent.",
  'no-route': `Each model of the capability says why it does not take the request. ${change}`,
  unsupported: 'The model cannot do this. Choose another one, or leave it out. Nothing was sent.',
  auth: 'A credential is missing or refused. Tell the user which variable to set in the configuration of this server. Nothing was paid for.',
  quota:
    'There are no credits left, or the limit of this session is reached. Tell the user; do not try again.',
  'rate-limit': 'The vendor has no room now, and accepted nothing. Wait a minute, then call again.',
  rejected:
    'The vendor refuses the content. Change the prompt or the files, or tell the user; the same request will be refused again.',
  failed:
    'The task failed at the vendor. Tell the user. The same call gives the same failure; to try anew, which is a new payment, ask the user and give again: true.',
  expired:
    'The vendor does not keep it any more. Tell the user; to make it anew is a new payment: again: true.',
  canceled: 'The task was canceled at the vendor. To make it anew is a new payment: again: true.',
  network: 'The vendor cannot be reached, and accepted nothing. Try again later, or tell the user.',
  vendor: 'The vendor reports an error of its own. Tell the user, or try again later.',
  protocol: 'The answer of the vendor makes no sense. Tell the user.',
  journal:
    'The record of submissions on this machine cannot be written, so nothing was sent. Tell the user: the disk may be full.',
}

/** What an agent is to do about an error of a request of which nothing was accepted, or which has ended. */
export const adviceFor = ({ code }: ToldError): string => advices[code] ?? 'Tell the user.'

/** What an agent is to do about a task that goes on, or whose files are still to be fetched. */
export const adviceForInterrupted = waitAgain

/** What an agent is to do about a request whose fate is not known. */
export function adviceForUncertain(submission: string): string {
  return [
    'Do not send this request again, not with other words either: it may have been paid for.',
    'Tell the user which model was asked for what and when, and ask them to look for it in their account at the vendor.',
    `When they have looked, 'mediaplug settle ${submission}' in a terminal ends the doubt.`,
    "Only if the user wants to pay for it anew, call 'generate' with again: true.",
  ].join(' ')
}
