/** One step of image processing, such as `resize` with `w_640`. */
export interface Action {
  readonly name: string
  readonly parameters: readonly string[]
}

/** What the vendor's image processing can do. The sandbox draws `resize`, `rotate` and `format`. */
const known = new Set([
  'resize',
  'rotate',
  'format',
  'crop',
  'quality',
  'flip',
  'blur',
  'sharpen',
  'bright',
  'contrast',
  'circle',
  'rounded-corners',
  'indexcrop',
  'watermark',
  'interlace',
  'auto-orient',
])

const checks: Readonly<Record<string, RegExp>> = {
  resize: /^([whls]_[1-9]\d{0,4}|p_[1-9]\d{0,3}|m_[a-z]+|limit_[01]|color_[0-9A-Fa-f]{6})$/,
  rotate: /^([0-9]|[1-9]\d|[12]\d\d|3[0-5]\d|360)$/,
  format: /^(jpg|jpeg|png|webp)$/,
}

/** Reads actions such as `image/resize,w_640/rotate,90`, or says what is wrong with them. None for an empty text. */
export function parseActions(text: string): readonly Action[] | string {
  if (text === '') return []
  const [kind, ...steps] = text.split('/')
  if (kind !== 'image' || steps.length === 0)
    return `must begin with image/, as in image/resize,w_640: ${text}`
  const actions = steps.map((step): Action => {
    const [name = '', ...parameters] = step.split(',')
    return { name, parameters }
  })
  const wrong = actions.find(({ name, parameters }) => {
    const check = checks[name]
    if (check === undefined) return !known.has(name)
    return parameters.length === 0 || !parameters.every((parameter) => check.test(parameter))
  })
  return wrong === undefined ? actions : `has an action that is not known or not complete: ${wrong.name}`
}

/** The number that a parameter such as `w_640` gives. */
export function numberOf({ parameters }: Action, letter: string): number | undefined {
  const found = parameters.find((parameter) => parameter.startsWith(`${letter}_`))
  return found === undefined ? undefined : Number(found.slice(letter.length + 1))
}
