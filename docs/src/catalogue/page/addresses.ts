/** Where the pages of a model are, below the address of the site. */
export const pageOf = (id: string): string => `/models/${id}`

/** Where everything that an agent needs to know of a model is. */
export const llmsOf = (id: string): string => `${pageOf(id)}/llms.txt`

/** Where the JSON Schema of a model's input is. */
export const schemaOf = (id: string): string => `${pageOf(id)}/schema.json`

/** The overview, with a filter set. */
export const overviewOf = (filter: Readonly<Record<string, string>>): string =>
  `/models/?${new URLSearchParams(filter)}`
