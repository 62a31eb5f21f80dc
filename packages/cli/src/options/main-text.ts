import type { Field } from './field.js'

const usual = ['prompt', 'text']

/** The field that the words after the target go to: the prompt, the text, else the first text that is required. */
export const mainTextOf = (fields: readonly Field[]): Field | undefined => {
  const texts = fields.filter(({ path, kinds }) => path.length === 1 && kinds.has('text'))
  const named = usual.map((name) => texts.find(({ path }) => path[0] === name)).find(Boolean)
  return named ?? texts.find(({ isRequired, choices }) => isRequired && choices.length === 0)
}
