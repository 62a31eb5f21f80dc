/** What a new object is called. Only one that you name yourself can replace another. */
export type NewObject =
  | {
      /** Default: a name that no other object has. */
      readonly object?: undefined
      /** A name that no other object has replaces none. */
      readonly overwrite?: false | undefined
    }
  | {
      /** At most 1024 bytes in UTF-8, not beginning with a slash or a backslash, without `.` or `..` between slashes. */
      readonly object: string
      /** Whether an object of that name is replaced. Default: false, and the vendor refuses. */
      readonly overwrite?: boolean | undefined
    }

/** The beginning of the names of objects that nobody named. */
export const defaultPrefix = 'mediaplug/'
