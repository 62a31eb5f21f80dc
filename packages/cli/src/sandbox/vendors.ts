/** What the sandbox calls the vendor of a provider: `volc-tos` is `volcTos`. */
export const toVendor = (id: string): string =>
  id.replaceAll(/-([a-z\d])/g, (_, letter: string) => letter.toUpperCase())

/** What the provider of a vendor is called: `volcTos` is `volc-tos`. */
export const toProvider = (vendor: string): string =>
  vendor.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
