import { z } from '@mediaplug/core/provider'

/** Any value of JSON. */
export type Json = z.core.util.JSONType

/** A JSON object. */
export type JsonObject = Readonly<Record<string, Json | undefined>>

/** Parameters that several of the models have. Those of a model that is not known here have the same meaning. */
export interface CommonParameters {
  /** How close the result keeps to the words. */
  readonly scale?: number | undefined
  /** The same seed and request give a similar result; -1 for another each time. */
  readonly seed?: number | undefined
  /** How many steps the drawing takes: more are slower and finer. */
  readonly ddim_steps?: number | undefined
  /** How far to go from the image, 0 to 1. */
  readonly strength?: number | undefined
  /** What to avoid, in words. */
  readonly negative_prompt?: string | undefined
  /** A mark on the result. */
  readonly logo_info?: JsonObject | undefined
  /** Any other, in the vendor's names. */
  readonly [parameter: string]: Json | JsonObject | readonly JsonObject[] | undefined
}

/** An image drawn anew, guided by its outlines and by a picture of the style. */
export interface I2iXlSft extends CommonParameters {
  /** Which model. */
  readonly req_key: 'i2i_xl_sft'
  /** 1 to 50. */
  readonly ddim_steps?: number | undefined
  /** 1 to 30. */
  readonly scale?: number | undefined
  /** What of the image guides the result. */
  readonly controlnet_args?: readonly JsonObject[] | JsonObject | undefined
  /** A picture whose style the result has. */
  readonly style_reference_args?: JsonObject | undefined
}

/** An image drawn anew with more or less of it kept. The vendor's `modelAction` for it is `HighAesSmartDrawing`. */
export interface HighAesI2i extends CommonParameters {
  /** Which model. */
  readonly req_key: 'high_aes_i2i'
}

/** An image changed as the words say. */
export interface Byteedit extends CommonParameters {
  /** Which model. */
  readonly req_key: 'byteedit_v2.0'
}

/** Another model of the vendor, and its own parameters, in the vendor's names: passed on as they are. */
export interface OtherModel extends CommonParameters {
  /** Which model. */
  readonly req_key: string
}

/** The model behind object storage, and its own parameters: one of those that are known, or any other. */
export type ReqJson = I2iXlSft | HighAesI2i | Byteedit | OtherModel

const json = z.json()
const seed = z.int().optional()
const object = z.record(z.string(), json).optional()

/** What is known of the parameters of a model. Others of it are passed on. */
const known = {
  i2i_xl_sft: z.looseObject({
    seed,
    ddim_steps: z.int().min(1).max(50).optional(),
    scale: z.number().min(1).max(30).optional(),
    controlnet_args: z.union([z.array(z.record(z.string(), json)), z.record(z.string(), json)]).optional(),
    style_reference_args: object,
    logo_info: object,
  }),
  high_aes_i2i: z.looseObject({
    seed,
    strength: z.number().min(0).max(1).optional(),
    scale: z.number().optional(),
    ddim_steps: z.int().min(1).optional(),
    logo_info: object,
  }),
  'byteedit_v2.0': z.looseObject({
    seed,
    negative_prompt: z.string().optional(),
    scale: z.number().optional(),
    logo_info: object,
  }),
} as const

/** What the parameters mean, for whoever reads the schema and not the types. Other models may mean other things. */
const meanings = {
  seed: 'An integer: the same seed and request give a similar result',
  scale: 'How close the result keeps to the words: of i2i_xl_sft, 1 to 30',
  ddim_steps: 'How many steps the drawing takes, of i2i_xl_sft 1 to 50; more are slower and finer',
  strength: 'Of high_aes_i2i: how far to go from the image, 0 to 1',
  negative_prompt: 'Of byteedit_v2.0: what to avoid, in words',
  controlnet_args: 'Of i2i_xl_sft: what of the image guides the result, an object or a list of them',
  style_reference_args: 'Of i2i_xl_sft: a picture whose style the result has, an object',
  logo_info: 'A mark on the result, an object',
} as const satisfies Readonly<Record<string, string>>

const isKnown = (name: string): name is keyof typeof known => Object.hasOwn(known, name)

/** A field for the model and its parameters. Those of a model that is known are checked, all others are passed on. */
export const reqJson: z.ZodType<Readonly<Record<string, unknown>>, ReqJson> = z
  .custom<ReqJson>((given) => typeof given === 'object' && given !== null && !Array.isArray(given), {
    error: 'must be an object with the model as req_key, and its own parameters',
  })
  .meta({
    type: 'object',
    required: ['req_key'],
    properties: {
      req_key: {
        type: 'string',
        minLength: 1,
        description: `The model: ${Object.keys(known).join(', ')}, or any other`,
      },
      ...Object.fromEntries(Object.entries(meanings).map(([name, description]) => [name, { description }])),
    },
  })
  .transform((given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)))
  .pipe(
    z
      .object({ req_key: z.string().min(1) })
      .catchall(json)
      .superRefine((given, context) => {
        if (!isKnown(given.req_key)) return
        const { error } = known[given.req_key].safeParse(given)
        for (const issue of error?.issues ?? []) context.addIssue({ ...issue })
      }),
  )
