import { afterAll, expect, test } from 'vitest'
import { serveFiles } from '../../../test/files.js'
import { image, pixelAt, readPixels } from '../../../test/media.js'
import { callerOf, goodFields, pixelsOf, startTencent } from '../../../test/tencent.js'

const sandbox = await startTencent()
afterAll(() => sandbox.close())

const call = callerOf(sandbox)
const good = await goodFields()

test('a picture is as large as its input, down to 2000 pixels, when no size is asked for', async () => {
  const wide = Buffer.from(await image('jpeg', 4000, 400)).toString('base64')
  expect(await pixelsOf(await call(good))).toMatchObject({ width: 64, height: 64 })
  expect(await pixelsOf(await call({ InputImage: wide }))).toMatchObject({ width: 2000, height: 200 })
})

test('a picture shows more of the input, the smaller the strength', async () => {
  const red = Buffer.from(await image('png', 300, 300, '#ff0000')).toString('base64')
  const at = async (Strength: number) => {
    const answer = await call({ InputImage: red, Strength, LogoAdd: 0 })
    return pixelAt(Buffer.from(answer.image, 'base64'), 290, 150)
  }
  const [near, far] = [await at(0.01), await at(1)]
  expect(near[0]).toBeGreaterThan(230)
  expect(Math.abs((far[0] ?? 0) - 255)).toBeGreaterThan(Math.abs((near[0] ?? 0) - 255))
})

test('a picture has the logo of the caller where it belongs', async () => {
  const logo = Buffer.from(await image('png', 20, 20, '#00ff00')).toString('base64')
  await using files = await serveFiles({ 'logo.png': Buffer.from(logo, 'base64') })
  const LogoRect = { X: 10, Y: 10, Width: 30, Height: 30 }
  for (const given of [{ LogoImage: logo }, { LogoUrl: `${files.origin}/logo.png` }]) {
    const answer = await call({ ...good, LogoParam: { ...given, LogoRect } })
    const [red = 255, green = 0] = await pixelAt(Buffer.from(answer.image, 'base64'), 25, 25)
    expect(green - red).toBeGreaterThan(200)
  }
})

test('a picture is a link that can be fetched, if that is asked for, from a URL that prevails over base64', async () => {
  await using files = await serveFiles({ 'a.webp': await image('webp', 120, 90) })
  const answer = await call({ ...good, InputUrl: `${files.origin}/a.webp`, RspImgType: 'url' })
  const file = await fetch(answer.image)
  expect(file.headers.get('content-type')).toBe('image/jpeg')
  expect(await readPixels(Buffer.from(await file.arrayBuffer()))).toMatchObject({ width: 120, height: 90 })
})
