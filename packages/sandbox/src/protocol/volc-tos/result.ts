import type { FileContent } from '../../file/store.js'
import { hashText } from '../../media/hash.js'
import type { FrameSize } from '../../media/landscape.js'
import type { Surface } from '../../media/still/canvas.js'
import { drawRestyling } from '../../media/still/restyling.js'
import { openSurface, resized, rotated, sizeWithin } from '../../media/still/transform.js'
import type { Source } from './input.js'
import { type Action, numberOf } from './processing.js'
import type { DrawingRequest } from './request.js'

/** The size of a result whose input is on another machine. */
const usualSize = { width: 1024, height: 1024 }
const longestSide = 2048

const contentTypes = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp' } as const

/** The result of a request as a file: JPEG, or what its actions change it to. */
export function resultFile(request: DrawingRequest, source: Source): FileContent {
  const format = formatOf(request.OutputProcessing.ProcessActions)
  return {
    contentType: contentTypes[format],
    make: async () => {
      const { canvas } = await draw(request, source)
      return format === 'png' ? canvas.encode('png') : canvas.encode(format, 90)
    },
  }
}

async function draw(
  { InputDataSource, OutputProcessing, ModelConfig, ...request }: DrawingRequest,
  { picture }: Source,
): Promise<Surface> {
  const before = 'InputProcessing' in request ? request.InputProcessing.ProcessActions : []
  const original = picture && (await processed(await openSurface(picture.bytes), before))
  const { Prompt: caption } = InputDataSource
  const { req_key: label } = ModelConfig.ReqJson
  const drawn = await drawRestyling({
    ...(sizeIn(ModelConfig.ReqJson) ?? sizeWithin(original?.canvas ?? usualSize, longestSide)),
    original: await original?.canvas.encode('png'),
    caption,
    label,
    hue: hashText(label) % 360,
    strength: 0.6,
  })
  return processed(drawn, OutputProcessing.ProcessActions)
}

function sizeIn({ width, height }: DrawingRequest['ModelConfig']['ReqJson']): FrameSize | undefined {
  const isSide = (side: unknown): side is number => Number.isInteger(side) && Number(side) >= 64
  if (!isSide(width) || !isSide(height)) return undefined
  return sizeWithin({ width, height }, longestSide)
}

async function processed(surface: Surface, actions: readonly Action[]): Promise<Surface> {
  let done = surface
  for (const action of actions) {
    if (action.name === 'resize') done = await resized(done, sizeAfter(action, done.canvas))
    if (action.name === 'rotate') done = await rotated(done, Number(action.parameters[0]))
  }
  return done
}

/** The size that an image is resized to: the side that is not given follows from the shape. */
function sizeAfter(action: Action, { width, height }: FrameSize): FrameSize {
  const [w, h, percent] = [numberOf(action, 'w'), numberOf(action, 'h'), numberOf(action, 'p')]
  const scale = percent === undefined ? 1 : percent / 100
  const side = (given: number | undefined, own: number, other: number) =>
    Math.max(1, Math.min(16_384, Math.round(given ?? own * (other || scale))))
  return {
    width: side(w, width, h === undefined ? 0 : h / height),
    height: side(h, height, w === undefined ? 0 : w / width),
  }
}

function formatOf(actions: readonly Action[]): keyof typeof contentTypes {
  const word = actions.findLast(({ name }) => name === 'format')?.parameters[0]
  return word === 'png' || word === 'webp' ? word : 'jpeg'
}
