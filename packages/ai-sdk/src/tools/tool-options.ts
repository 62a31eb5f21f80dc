/** How tools give what they made. */
export interface ToolOptions {
  /**
   * Where files are saved: a folder, or a pattern of their names as `result.save` takes it. Default: they are not, and
   * agents get the vendor's URLs; files without a URL are saved in the folder `mediaplug` of the system's temporary
   * folder.
   */
  readonly saveTo?: string | undefined
}
