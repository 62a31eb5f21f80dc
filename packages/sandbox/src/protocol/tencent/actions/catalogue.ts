import type { Action } from './action.js'
import { imageInpaintingRemoval, imageOutpainting, refineImage, sketchToImage } from './edit-image.js'
import { imageToImage } from './image-to-image.js'
import { changeClothes, generateAvatar } from './portrait.js'
import { replaceBackground } from './replace-background.js'
import { submitTextToImageJob } from './submit-text-to-image-job.js'
import { textToImageLite, textToImageRapid } from './text-to-image.js'

/** The actions whose answer has the image, by the vendor's name of them. */
export const actions: ReadonlyMap<string, Action> = new Map([
  ['ImageToImage', imageToImage],
  ['TextToImageLite', textToImageLite],
  ['TextToImageRapid', textToImageRapid],
  ['ImageInpaintingRemoval', imageInpaintingRemoval],
  ['ImageOutpainting', imageOutpainting],
  ['RefineImage', refineImage],
  ['SketchToImage', sketchToImage],
  ['ReplaceBackground', replaceBackground],
  ['ChangeClothes', changeClothes],
  ['GenerateAvatar', generateAvatar],
])

/** The actions that begin a job, by name. */
export const jobActions: ReadonlyMap<string, Action> = new Map([
  ['SubmitTextToImageJob', submitTextToImageJob],
])

/** The action that asks after a job. */
export const queryAction = 'QueryTextToImageJob'

/** What makes an image, by name. */
export const makingActions: ReadonlyMap<string, Action> = new Map([...actions, ...jobActions])
