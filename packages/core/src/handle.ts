/**
 * All that another process, machine or version needs to find an accepted task again.
 *
 * Plain JSON with no URL and no secret: keep it in a database, a queue or a file.
 */
export interface TaskHandle<ModelId extends string = string> {
  /** The version of this form. */
  readonly v: 1
  /** The model, `provider/model`. */
  readonly model: ModelId
  /** The vendor's reference of the task. */
  readonly ref: string
  /** When the vendor accepted it, as an ISO 8601 time in UTC. */
  readonly submittedAt: string
}
