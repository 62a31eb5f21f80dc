import { MediaplugError, z } from '@mediaplug/core/provider'
import { sketch } from '../acme.js'
import { sendForm } from '../form.js'
import { type BrokenProvider, sketchOf, urlOf, withAsset } from './broken-provider.js'

/** What goes in and what comes out. */
export const brokenResults: readonly BrokenProvider[] = [
  {
    what: 'takes no heed of `baseUrl`',
    where: 'sketch > first case > the first case comes to a result',
    advice: 'No request arrived at the sandbox: take the address from `baseUrl`',
    change: sketchOf({
      async start() {
        const answer = await fetch('http://127.0.0.2:8080/sketches', { method: 'POST' })
        return { ref: await answer.text() }
      },
    }),
  },
  {
    what: 'reports another type of file',
    where: 'sketch > files > the first case gives files',
    advice: 'Correct the `mediaType` that the model reports',
    change: sketchOf({ poll: withAsset((asset) => ({ ...asset, mediaType: 'image/jpeg' })) }),
  },
  {
    what: 'reports a URL at a host that it does not declare',
    where: 'sketch > files > the first case gives files',
    advice: 'name its host in `downloads`',
    change: sketchOf({ poll: withAsset((asset) => ({ ...asset, url: 'https://files.example/kite.png' })) }),
  },
  {
    what: 'reports a URL at which there is nothing',
    where: 'sketch > files > the first case gives files',
    advice: 'The vendor does not have it at this URL',
    change: sketchOf({ poll: withAsset((asset) => ({ ...asset, url: `${urlOf(asset)}0` })) }),
  },
  {
    what: 'takes seconds for milliseconds',
    where: 'sketch > files > a time at which a link expires',
    advice: '`new Date` takes milliseconds, many vendors tell seconds',
    change: sketchOf({
      poll: withAsset((asset) => ({ ...asset, expiresAt: new Date(Date.now() / 1_000) })),
    }),
  },
  {
    what: 'reports a URL that generates anew',
    where: 'sketch > files > a download that meets status 503',
    advice: 'the result was generated again, and paid for again',
    change: sketchOf({
      poll: withAsset((asset) => ({ ...asset, url: `${new URL(urlOf(asset)).origin}/drawings/anew` })),
    }),
  },
  {
    what: 'declares no host for the files of its vendor',
    where: 'sketch > files > files that lie at the vendor',
    advice: 'Name the hosts in `downloads.hosts`',
    change: () => ({ hosts: [] }),
  },
  {
    what: 'has a field that no form could show',
    where: 'sketch > description > the JSON Schema of the input',
    advice: "does not tell what 'seed' may be",
    change: sketchOf({ input: sketch.input.extend({ seed: z.custom<number>().optional() }) as never }),
  },
  {
    what: 'demands of a form what it does not demand of a request',
    where: 'sketch > description > the JSON Schema knows the fields',
    advice: "The JSON Schema demands 'transparent', which case 1 does without",
    change: sketchOf({
      input: z.preprocess(
        (given) => ({ transparent: false, ...Object(given) }),
        sketch.input.required({ transparent: true }),
      ) as never,
    }),
  },
  {
    what: 'describes itself by a blank',
    where: 'sketch > description > what a person reads',
    advice: 'The `description` of the model is blank',
    change: sketchOf({ description: '\n' }),
  },
  {
    what: 'names no page that could be opened',
    where: 'sketch > description > what a person reads',
    advice: "is 'see the manual', which is no URL",
    change: sketchOf({ documentation: 'see the manual' }),
  },
  {
    what: 'describes a field by a blank',
    where: 'sketch > description > the JSON Schema of the input',
    advice: "The description of 'prompt' is blank",
    change: sketchOf({ input: sketch.input.extend({ prompt: z.string().describe(' ') }) }),
  },
  {
    what: 'has no name',
    where: 'sketch > description > what a person reads',
    advice: 'The `title` of the model is blank',
    change: sketchOf({ title: ' ' }),
  },
  {
    what: 'drops a part of its form',
    where: 'sketch > input > seed',
    advice: "The field 'seed' is dropped in silence: with",
    change: sketchOf({ start: sendForm(['seed']) }),
  },
  {
    what: 'demands more than the portable request has',
    where: 'sketch > portable request',
    advice: 'have `input` accept it, with defaults for what only this vendor needs',
    change: sketchOf({
      input: sketch.input.refine(({ seed }) => seed !== undefined, 'needs a seed'),
    }),
  },
  {
    what: 'fails without a field that it does not demand',
    where: 'sketch > portable request',
    advice: 'was accepted by `input` and came to nothing: failed',
    change: sketchOf({
      async start(request, context) {
        if (request.seed === undefined) throw new MediaplugError('failed', 'no seed')
        return sketch.start(request, context)
      },
    }),
  },
  {
    what: 'drops a field',
    where: 'sketch > input > seed',
    advice: "The field 'seed' is dropped in silence: with",
    change: sketchOf({ start: ({ seed: _seed, ...rest }, context) => sketch.start(rest, context) }),
  },
  {
    what: 'drops a field that is false',
    where: 'sketch > input > transparent',
    advice: "The field 'transparent' is dropped in silence when it is false",
    change: sketchOf({
      start: ({ transparent, ...rest }, context) =>
        sketch.start({ ...rest, ...(transparent ? { transparent } : {}) }, context),
    }),
  },
  {
    what: 'drops a field that is zero',
    where: 'sketch > input > seed',
    advice: "The field 'seed' is dropped in silence when it is 0",
    change: sketchOf({
      start: ({ seed, ...rest }, context) => sketch.start({ ...rest, ...(seed ? { seed } : {}) }, context),
    }),
  },
  {
    what: 'takes fields that it does not know',
    where: 'sketch > input > a field that the model does not know',
    advice: 'Make `input` a `z.strictObject`',
    change: sketchOf({ input: sketch.input.loose() as never }),
  },
]
