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

/** A value with its files in another form. */
export function withFilesAs(value: ExampleValue, toFile: (file: ExampleFile) => unknown): unknown {
  if (value instanceof ExampleFile) return toFile(value)
  if (Array.isArray(value)) return value.map((item: ExampleValue) => withFilesAs(item, toFile))
  if (typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, withFilesAs(field, toFile)]))
}

/** The files in an example, each once. */
export function filesIn(value: ExampleValue): readonly ExampleFile[] {
  const byName = new Map<string, ExampleFile>()
  withFilesAs(value, (file) => byName.set(file.name, file))
  return [...byName.values()]
}
