/** A value that JSON has a form for. */
export type Json = null | string | number | boolean | JsonObject | Json[]

/** An object that JSON has a form for. */
export type JsonObject = { [key: string]: Json | undefined }
