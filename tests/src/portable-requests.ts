const prompt = 'a red kite over the sea'

/** For each capability, the least that its portable request needs. */
export const portableRequests = ({
  image,
  video,
}: {
  readonly image: string
  readonly video: string
}): Readonly<Record<string, object>> => ({
  'text-to-image': { prompt },
  'image-to-image': { prompt, image },
  'inpaint-image': { prompt, image },
  'segment-image': { image },
  'sketch-to-image': { prompt, image },
  'upscale-image': { image },
  'outpaint-image': { image, aspectRatio: '16:9' },
  'replace-background': { prompt, image },
  'remove-object': { image, mask: image },
  'change-clothes': { image, clothes: image, clothesType: 'dress' },
  'create-avatar': { image },
  'text-to-video': { prompt },
  'image-to-video': { prompt, image },
  'frames-to-video': { prompt, firstFrame: image, lastFrame: image },
  'extend-video': { prompt, video },
  'animate-image-with-video': { image, video },
  'text-to-music': { prompt },
  'text-to-sound-effect': { prompt },
  'text-to-speech': { text: prompt },
  'score-video': { video },
  'text-to-diagram': { prompt },
})
