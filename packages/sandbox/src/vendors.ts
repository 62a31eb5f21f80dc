import type { FaultOfMode, Vendor } from './protocol/define-vendor.js'
import { edrawmax } from './protocol/edrawmax/vendor.js'
import { mediaio } from './protocol/mediaio/vendor.js'
import { tencent } from './protocol/tencent/vendor.js'
import { tomoviee } from './protocol/tomoviee/vendor.js'
import { volcTos } from './protocol/volc-tos/vendor.js'

/** Every vendor that the sandbox knows, by name. */
export const vendors = { edrawmax, mediaio, tencent, tomoviee, volcTos }

/** The names of the vendors that the sandbox knows, for programs that find out when they run. */
export const vendorNames = Object.keys(vendors) as readonly VendorName[]

/** The name of a vendor that the sandbox knows. */
export type VendorName = keyof typeof vendors

/** What the provider of a vendor takes as credentials. */
export type CredentialsOf<Name extends VendorName> =
  (typeof vendors)[Name] extends Vendor<infer Credentials, infer _Settings, infer _Mode, infer _Code>
    ? Credentials
    : never

/** What can be set for a vendor. */
export type SettingsOf<Name extends VendorName> =
  (typeof vendors)[Name] extends Vendor<infer _Credentials, infer Settings, infer _Mode, infer _Code>
    ? Settings
    : never

/** A fault of one of the named vendors. */
export type FaultOf<Name extends VendorName> = {
  [Key in Name]: {
    /** The vendor that is to fail. */
    readonly vendor: Key
  } & FaultOfVendor<(typeof vendors)[Key]>
}[Name]

type FaultOfVendor<Of> =
  Of extends Vendor<infer _Credentials, infer _Settings, infer VendorMode, infer Code>
    ? FaultOfMode<VendorMode, Code>
    : never
