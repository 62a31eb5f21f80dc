import type { Limits } from '@mediaplug/core/provider'
import type { Region } from './region.js'

/** Where the vendor offers a model, and what of it an account may do by default. */
interface Offer {
  readonly regions: readonly Region[]
  readonly concurrentTasks: number
  /** Default: no limit. */
  readonly requestsPerSecond?: number
}

const everywhere: Offer = { regions: ['ap-singapore', 'ap-guangzhou'], concurrentTasks: 1 }
const mainland: Offer = { regions: ['ap-guangzhou'], concurrentTasks: 1 }

/**
 * What the vendor offers by default. More at a time can be bought, for each action by itself.
 *
 * @see https://www.tencentcloud.com/document/product/1238/64637
 * @see https://cloud.tencent.com/document/product/1668/88077
 */
const offers = {
  'image-to-image': { ...everywhere, concurrentTasks: 3 },
  'text-to-image': { ...mainland, requestsPerSecond: 20 },
  'text-to-image-lite': mainland,
  'text-to-image-rapid': mainland,
  'sketch-to-image': mainland,
  'refine-image': mainland,
  'image-outpainting': mainland,
  'image-inpainting-removal': mainland,
  'replace-background': mainland,
  'change-clothes': everywhere,
  'generate-avatar': mainland,
} as const satisfies Record<string, Offer>

/** The part of a model's id after `tencent/`. */
export type ModelName = keyof typeof offers

/** The names of the models. */
export const modelNames = Object.keys(offers) as ModelName[]

/** What of the settings tells which models an account has, and how much of them. */
interface Account {
  readonly region: Region
  /** What an account is allowed where it differs from what the vendor offers by default. */
  readonly modelLimits: Readonly<Partial<Record<ModelName, Limits>>>
}

/** What the vendor allows an account of a model, and why the account has it not. */
export function offered(
  name: ModelName,
  { region, modelLimits: { [name]: own } }: Account,
): { readonly limits: Limits; readonly unavailable: string | undefined } {
  const { regions, concurrentTasks, requestsPerSecond }: Offer = offers[name]
  return {
    limits: {
      concurrentTasks: own?.concurrentTasks ?? concurrentTasks,
      requestsPerSecond: own?.requestsPerSecond ?? requestsPerSecond,
    },
    unavailable: regions.includes(region)
      ? undefined
      : `the vendor offers it in ${regions.join(' and ')}, and the setting region is ${region}`,
  }
}
