/** Where the addresses of examples are. */
const address = 'https://example.com/'

/** A file in an example. */
export class ExampleFile {
  /** Such as `kite.jpg`. */
  readonly name: string
  /** Whether the vendor fetches it itself, so that it must have an address. */
  readonly isUrl: boolean

  constructor(name: string, isUrl: boolean) {
    this.name = name
    this.isUrl = isUrl
  }

  /** How it is written where a text is meant: its address, else its path. */
  get text(): string {
    return this.isUrl ? `${address}${this.name}` : this.name
  }

  /** How a program gives it. */
  get input(): string | { readonly path: string } {
    return this.isUrl ? this.text : { path: this.name }
  }
}

/** A value in an example. */
export type ExampleValue =
  | string
  | number
  | boolean
  | ExampleFile
  | readonly ExampleValue[]
  | { readonly [name: string]: ExampleValue }

/** The fields of a request, as an example has them. */
export type ExampleInput = Readonly<Record<string, ExampleValue>>

const isFields = (value: ExampleValue): value is ExampleInput =>
  typeof value === 'object' && !Array.isArray(value) && !(value instanceof ExampleFile)

/** A value with its files in another form. */
export function withFilesAs(value: ExampleValue, toFile: (file: ExampleFile) => unknown): unknown {
  if (value instanceof ExampleFile) return toFile(value)
  if (Array.isArray(value)) return value.map((item: ExampleValue) => withFilesAs(item, toFile))
  return isFields(value) ? fieldsWithFilesAs(value, toFile) : value
}

/** The fields of a request with their files in another form. */
export const fieldsWithFilesAs = (
  input: ExampleInput,
  toFile: (file: ExampleFile) => unknown,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(input).map(([name, field]) => [name, withFilesAs(field, toFile)]))

/** The files in an example, each once. */
export function filesIn(input: ExampleInput): readonly ExampleFile[] {
  const byName = new Map<string, ExampleFile>()
  fieldsWithFilesAs(input, (file) => byName.set(file.name, file))
  return [...byName.values()]
}
