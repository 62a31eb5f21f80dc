import { type ProducedAsset, type Status, z } from '@mediaplug/core/provider'
import { type Changes, type GivenSettings, sketch } from '../acme.js'

/** A provider that is broken on purpose. */
export interface BrokenProvider {
  /** What it does wrong, in a few words that follow "a provider that". */
  readonly what: string
  /** Where it must be caught: the beginning of the names of checks. */
  readonly where: string
  /** What its author must be told. */
  readonly advice: string
  readonly change: (settings: GivenSettings) => Changes
  /** How many tasks at a time its vendor allows. Default: any number. */
  readonly mostTasks?: number
}

type Poll = typeof sketch.poll
type Image = ProducedAsset<'image'>
type SketchStatus = Status<{ assets: readonly Image[] }>

/** Polls rightly, and changes what is reported of each file. */
export const withAsset =
  (change: (asset: Image) => Image): Poll =>
  async (ref, context) => {
    const status: SketchStatus = await sketch.poll(ref, context)
    if (status.state !== 'succeeded') return status
    return { ...status, output: { ...status.output, assets: status.output.assets.map(change) } }
  }

/** Polls rightly, but for errors. */
export const whenFailing =
  (answer: (error: unknown) => SketchStatus | Promise<SketchStatus>): Poll =>
  (ref, context) =>
    sketch.poll(ref, context).catch(answer)

/** A key that is no credential: core does not know it. */
export const plainKey = z
  .string()
  .default('')
  .transform((key) => async () => key)

/** A provider whose model is another in some parts. */
export const sketchOf = (own: NonNullable<Changes['sketch']>) => (): Changes => ({ sketch: own })

/** Where a file lies. */
export const urlOf = (asset: Image): string => ('url' in asset ? asset.url : '')
