/** The part of a request's way in which an error arose. */
export type Phase = 'input' | 'start' | 'poll' | 'cancel' | 'download' | 'account'
