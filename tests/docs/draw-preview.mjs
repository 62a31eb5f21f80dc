// Draws docs/public/preview.png, which social networks show for a link to the site: `node tests/docs/draw-preview.mjs`.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const inPublic = (/** @type {string} */ name) => new URL(`../../docs/public/${name}`, import.meta.url)
const logo = readFileSync(inPublic('logo-dark.svg'), 'utf8')

const page = `<!doctype html>
<style>
  body { margin: 0; width: 1200px; height: 630px; box-sizing: border-box; padding: 84px 90px; background: #12201e;
    color: #fff; font-family: system-ui, sans-serif; display: flex; flex-direction: column; }
  header { display: flex; align-items: center; gap: 24px; font-size: 44px; font-weight: 700; }
  svg { width: 84px; height: 84px; }
  h1 { margin: 60px 0 0; font-size: 76px; line-height: 1.1; letter-spacing: -0.02em; }
  p { margin: auto 0 0; font-size: 32px; color: #5eead4; }
</style>
<header>${logo}Mediaplug</header>
<h1>One contract for every generator of media</h1>
<p>images · video · music · speech · diagrams</p>`

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
try {
  const tab = await browser.newPage({ viewport: { width: 1200, height: 630 } })
  await tab.setContent(page)
  await tab.screenshot({ path: fileURLToPath(inPublic('preview.png')) })
} finally {
  await browser.close()
}
