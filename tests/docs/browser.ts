import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'
import { onTestFinished } from 'vitest'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let browser: Promise<Browser> | undefined

/** Where the browser of this machine is; `CHROMIUM` names one elsewhere. */
export function browserPlace(): string | undefined {
  return [process.env.CHROMIUM, ...places].find((place) => place !== undefined && existsSync(place))
}

/** A context of its own in the browser of this file, with an empty profile, for the length of a test. */
export async function openContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  browser ??= launch()
  const context = await (await browser).newContext(options)
  context.setDefaultTimeout(20_000)
  onTestFinished(() => context.close())
  return context
}

/** Ends the browser of this file. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = undefined
}

async function launch(): Promise<Browser> {
  const executablePath = browserPlace()
  if (executablePath === undefined) {
    throw new Error(`No Chromium at ${places.join(', ')}: apt-get install chromium, or name it in CHROMIUM`)
  }
  return await chromium.launch({ executablePath, args: flags, timeout: 30_000 })
}
