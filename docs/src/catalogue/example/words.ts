/** What examples ask for, by capability. */
export const prompts: Readonly<Record<string, string>> = {
  'text-to-image': 'a red kite over the sea',
  'image-to-image': 'the same kite at sunset, in watercolour',
  'sketch-to-image': 'a red kite over a blue sea, watercolour',
  'inpaint-image': 'a sailing boat on the water',
  'segment-image': 'the kite',
  'replace-background': 'on a wooden table by the sea',
  'text-to-video': 'a red kite over the sea',
  'image-to-video': 'the kite rises, and the camera follows it',
  'frames-to-video': 'the kite rises into the clouds',
  'extend-video': 'the kite sinks towards the waves',
  'animate-image-with-video': 'a woman dances on the beach',
  'text-to-music': 'calm piano with waves',
  'text-to-sound-effect': 'waves on a beach, and a bell far away',
  'score-video': 'calm, with strings',
  'text-to-speech': 'The kite rises over the sea.',
  'text-to-diagram': 'sign up, confirm the address, is it valid? welcome, otherwise ask again',
}

/** What examples of a model ask for, where another kind of thing is wanted than its capability says, by its id. */
export const ownPrompts: Readonly<Record<string, string>> = {
  'edrawmax/infographic': 'how a kite flies: wind, lift, line, tail',
  'edrawmax/gantt': 'build a kite: buy paper, cut, glue, paint, first flight',
  'edrawmax/mindmap': 'a day at the sea: kites, picnic, swimming, photos',
  'mediaio/t2i-soul-character': 'a woman with a red kite on a beach',
  'mediaio/character-generator-media-2.0': 'the woman as a captain on a ship',
  'tencent/image-to-image': 'a woman in a garden',
}

/** What is asked for where nothing is known. */
export const anyPrompt = 'a red kite over the sea'

/** The fields that a prompt is in. */
export const promptFields: readonly string[] = ['prompt', 'text']
