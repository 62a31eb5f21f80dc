import { z } from 'zod'

const model = z.looseObject({ req_key: z.string().min(1) })

/** What the vendor documents of the parameters of a model. */
const documented = {
  i2i_xl_sft: z.looseObject({
    seed: z.int().optional(),
    ddim_steps: z.int().min(1).max(50).optional(),
    scale: z.number().min(1).max(30).optional(),
  }),
  high_aes_i2i: z.looseObject({
    seed: z.int().optional(),
    strength: z.number().min(0).max(1).optional(),
    scale: z.number().optional(),
    ddim_steps: z.int().min(1).optional(),
  }),
  'byteedit_v2.0': z.looseObject({
    seed: z.int().optional(),
    negative_prompt: z.string().optional(),
    scale: z.number().optional(),
  }),
} as const

const isDocumented = (name: string): name is keyof typeof documented => Object.hasOwn(documented, name)

/** A model and its parameters: those of a model that the vendor documents are checked, all others are taken. */
export const reqJson = model.superRefine((given, context) => {
  if (!isDocumented(given.req_key)) return
  const { error } = documented[given.req_key].safeParse(given)
  for (const { path, message } of error?.issues ?? []) context.addIssue({ code: 'custom', path, message })
})
