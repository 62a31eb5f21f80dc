import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'

const program = fileURLToPath(new URL('../dist/afternoon.js', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
const pictures = join('output', 'afternoon')
let scenes: string[][] = []

beforeAll(async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [program], {
    cwd: folder,
    timeout: 170_000,
    // What the environment of a person names as a proxy is not asked for what is on this machine.
    env: { PATH: process.env.PATH, HTTPS_PROXY: 'http://127.0.0.1:9', ALL_PROXY: 'http://127.0.0.1:9' },
  })
  scenes = stdout.split('\n\n').map((scene) => scene.trim().split('\n'))
}, 180_000)
afterAll(() => rm(folder, { recursive: true }))

/** What is told of a scene, line by line, without its title and what it is about. */
const linesOf = (title: string): string[] =>
  (scenes.find(([first]) => first === title) ?? []).slice(2).map((line) => line.trim())

const told = (pattern: RegExp) => expect.stringMatching(pattern)
const arrived = (file: string) => expect.stringContaining(`arrived: ${join(pictures, file)} (image/`)
const bytesOf = (file: string): Promise<Buffer> => readFile(join(folder, pictures, file))

test('a corporate proxy: what it refuses is explained, and what it knows arrives', () => {
  expect(linesOf('A corporate proxy')).toEqual([
    "draws 'without-proxy'",
    told(/^explained: network: .*api\.acme\.example could not be reached.*Nothing was sent/),
    "draws 'wrong-password'",
    told(/^explained: auth: .*The proxy .*HTTPS_PROXY.*refuses those that it was given \(HTTP 407\)/),
    "draws 'by-proxy'",
    'accepted',
    arrived('by-proxy.png'),
    'the proxy opened the way to api.acme.example:443 and files.acme.example:443',
    "draws 'in-house-by-proxy'",
    told(/^explained: network: .*gives no way to inhouse\.acme\.example:443: HTTP 403/),
    "draws 'in-house'",
    'accepted',
    arrived('in-house.png'),
    'ways that the proxy opened for it: 0',
  ])
})

test('a VPN: the refusal names the setting, with which the same picture arrives', () => {
  expect(linesOf('A VPN')).toEqual([
    "draws 'by-vpn'",
    'accepted',
    told(/^explained: download: .*198\.18\.0\.23 .*connections\.trustedNetworks: \['198\.18\.0\.0\/15'\]/),
    "recovers 'by-vpn'",
    arrived('by-vpn.png'),
    'generations that the vendor began: 1',
  ])
})

test('a zealous gateway: what it does besides changes nothing', () => {
  expect(linesOf('A zealous gateway')).toEqual([
    "draws 'by-gateway'",
    'its number: 1876543210987654321, which a double would make 1876543210987654400',
    arrived('by-gateway.png'),
    told(/^compressed: \d+ answers, the last of GET \/results\/.*\.png$/),
  ])
})

test('a CDN: a file is resumed, begun anew, or explained and fetched later', async () => {
  expect(linesOf('A CDN')).toEqual([
    "draws 'resumed', and the connection ends in the middle",
    arrived('resumed.png'),
    told(/^it was asked for the whole, then bytes=\d+-$/),
    "draws 'anew', and the file is another one after the middle",
    arrived('anew.png'),
    told(/^it was asked for the whole, then bytes=\d+-, then the whole$/),
    "saves 'balloon', and a page comes",
    told(/^explained: download: .*an HTML page.*<!doctype html><title>Busy.*nothing is generated anew/),
    "saves 'balloon' again",
    arrived('balloon.png'),
    'generations that the vendor began for it: 1',
  ])
  // The other file was that of 'resumed'.
  expect((await bytesOf('anew.png')).equals(await bytesOf('resumed.png'))).toBe(true)
})

test('two processes on one folder: the living one saves the picture of the dead one, paid for once', () => {
  expect(linesOf('Two processes on one folder').map((line) => line.replace(/ +/g, ' '))).toEqual([
    "first: draws 'of-the-first'",
    'first: accepted',
    "second: draws 'of-the-second'",
    'second: accepted',
    'the first process is killed',
    told(/^second: arrived: .*of-the-second\.png/),
    "second: recovers 'of-the-first'",
    told(/^second: arrived: .*of-the-first\.png/),
    'generations that the vendor began: 2',
  ])
})

test('a vendor that refuses: another makes the picture, but never after a doubt', () => {
  expect(linesOf('A vendor that refuses')).toEqual([
    "repaints 'by-another', and the account of the first vendor is empty",
    told(/^tencent\/image-to-image refused: .*LowBalance/),
    'volc-tos/image-to-image made it',
    arrived('by-another.jpg'),
    'generations that the vendors began: tencent 0, volc-tos 1',
    "repaints 'in-doubt', and the answer of the first vendor is lost",
    told(/^explained: submission-uncertain: .*may have been accepted and charged/),
    'generations that the vendors began: tencent 1, volc-tos 1',
  ])
})

/** The pixels of a PNG, which must be whole. */
function pixelsOf(png: Buffer): Buffer {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  const parts: Buffer[] = []
  let name = ''
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    name = png.toString('latin1', at + 4, at + 8)
    if (name === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  expect(name).toBe('IEND')
  return inflateSync(Buffer.concat(parts))
}

test('every picture that arrived is whole, and nothing else is there', async () => {
  const files = (await readdir(join(folder, pictures))).toSorted()
  const ofPng = ['anew', 'balloon', 'by-gateway', 'by-proxy', 'by-vpn', 'in-house', 'of-the-first']
  expect(files).toEqual(
    [...ofPng, 'of-the-second', 'resumed']
      .map((name) => `${name}.png`)
      .concat('by-another.jpg')
      .toSorted(),
  )
  for (const file of files) {
    const bytes = await bytesOf(file)
    if (file.endsWith('.jpg')) {
      expect([bytes.readUInt16BE(0), bytes.readUInt16BE(bytes.length - 2)]).toEqual([0xffd8, 0xffd9])
      continue
    }
    const [width, height, channels] = [
      bytes.readUInt32BE(16),
      bytes.readUInt32BE(20),
      bytes[25] === 6 ? 4 : 3,
    ]
    expect(width).toBeGreaterThan(500)
    expect(pixelsOf(bytes)).toHaveLength(height * (1 + width * channels))
  }
  expect(scenes.at(-1)).toEqual([`10 pictures are in ${pictures}.`])
})
