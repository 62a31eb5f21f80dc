import { z } from 'zod'
import { type Rule, wrongValue } from './rules.js'

/** How the result is handed over. */
export const formFields = { RspImgType: z.string().default('base64') }

/** What a handed over result may be. */
export const formRules: readonly Rule<{ readonly RspImgType: string }>[] = [
  wrongValue(
    ({ RspImgType }) => !['base64', 'url'].includes(RspImgType),
    'RspImgType must be base64 or url.',
  ),
]

/** What marks the result as generated. */
export const logoFields = {
  LogoAdd: z.int().default(1),
  LogoParam: z
    .strictObject({
      LogoUrl: z.string().optional(),
      LogoImage: z.string().optional(),
      LogoRect: z
        .strictObject({
          X: z.int().optional(),
          Y: z.int().optional(),
          Width: z.int().optional(),
          Height: z.int().optional(),
        })
        .optional(),
    })
    .optional(),
}

/** What marks the result of a request as generated. */
export type LogoRequest = z.output<z.ZodObject<typeof logoFields>>

/** The image that most actions start from. */
export const imageFields = { InputImage: z.string().optional(), InputUrl: z.string().optional() }

/** A text that may be left out. */
export const text = z.string().default('')

/** Whether a number is neither 0 nor 1. */
export const isNoFlag = (given: number): boolean => given !== 0 && given !== 1
