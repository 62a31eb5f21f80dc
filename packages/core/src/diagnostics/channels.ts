import { channel } from 'node:diagnostics_channel'
import type {
  DownloadEvent,
  ListenerEvent,
  MismatchEvent,
  RecordEvent,
  RequestEvent,
  SubmissionEvent,
  TaskEvent,
} from './events.js'

const requests = channel('mediaplug.request')
const tasks = channel('mediaplug.task')

const records = channel('mediaplug.journal')
const submissions = channel('mediaplug.submission')
const downloads = channel('mediaplug.download')
const mismatches = channel('mediaplug.mismatch')
const listenerFaults = channel('mediaplug.listener')

/** Whether somebody listens to requests: an event is made only then. */
export const requestsAreHeard = (): boolean => requests.hasSubscribers

/** Tells subscribers of a request's end. */
export const publishRequest = (event: RequestEvent): void => requests.publish(event)

/** Whether somebody listens to tasks: an event is made only then. */
export const tasksAreHeard = (): boolean => tasks.hasSubscribers

/** Tells subscribers of a task's turn. */
export const publishTask = (event: TaskEvent): void => tasks.publish(event)

/** Tells subscribers of a record that could not be kept. */
export const publishRecord = (event: RecordEvent): void => records.publish(event)

/** Tells subscribers of a part of a result that makes no sense. */
export const publishMismatch = (event: MismatchEvent): void => mismatches.publish(event)

/** Tells subscribers of a listener that failed over a result which is handed over all the same. */
export const publishListenerFault = (event: ListenerEvent): void => listenerFaults.publish(event)

/** Whether somebody listens to submissions: an event is made only then. */
export const submissionsAreHeard = (): boolean => submissions.hasSubscribers

/** Tells subscribers of a submission's turn. */
export const publishSubmission = (event: SubmissionEvent): void => submissions.publish(event)

/** Whether somebody listens to downloads: an event is made only then. */
export const downloadsAreHeard = (): boolean => downloads.hasSubscribers

/** Tells subscribers of the end of a reading. */
export const publishDownload = (event: DownloadEvent): void => downloads.publish(event)
