/** A text with this word does not pass a vendor's review, in whatever case it is written. */
const rejectedWord = 'forbidden-content'

/** Whether a text passes the review that a vendor makes of what it is sent. */
export function passesReview(text: string): boolean {
  return !text.toLowerCase().includes(rejectedWord)
}
