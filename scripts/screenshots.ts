// Takes the pictures of README and of the guide from the demonstration, in docs/pictures/: node scripts/build.ts --if-needed && node scripts/screenshots.ts
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { openBrowser } from '../tests/browser/support/chromium.ts'
import { signedIn } from '../tests/browser/support/visit.ts'
import { wordsOf } from '../tests/browser/support/words.ts'
import { type Caller, removeFolder, signInOver, startChild, temporaryFolder } from '../tests/support/child-product.ts'
import { agencyCalled, applyDraft, draftActOf2021 } from './act-of-2021.ts'
import { smallPng } from './small-png.ts'

const pictures = join(import.meta.dirname, '../docs/pictures')

/** What a reader on a slow line may be asked to fetch for one picture. */
const largest = 120 * 1024

interface Account {
  role: string
  username: string
  password: string
}

/** Grey lines stand where something is still coming. */
async function atRest(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.locator('.hc-loading').first().waitFor({ state: 'hidden' })
  await page.evaluate('document.fonts.ready')
}

const view = { width: 1280, height: 720 }

async function keep(seen: Page | Locator, name: string): Promise<void> {
  // Nothing moves and no cursor blinks: only what changed on a screen changes its picture.
  const png = smallPng(await seen.screenshot({ animations: 'disabled', caret: 'hide' }))
  process.stdout.write(`${name}.png ${Math.ceil(png.length / 1024)} kB\n`)
  if (png.length > largest) throw new Error(`${name}.png is larger than ${largest / 1024} kB; take a smaller view`)
  await writeFile(join(pictures, `${name}.png`), png)
}

/** The frozen report of the demonstration. */
async function reportOf(caller: Caller): Promise<string> {
  const answer = await caller.get('/reports')
  if (!answer.ok) throw new Error(`/reports: ${await answer.text()}`)
  const { rows } = (await answer.json()) as { rows: { id: string }[] }
  const first = rows[0]
  if (!first) throw new Error('no report in the demonstration')
  return first.id
}

async function takePictures(page: Page, report: string): Promise<void> {
  const say = await wordsOf('vi')
  const open = async (path: string) => {
    await page.goto(path)
    await atRest(page)
  }
  await open('/app/?period=2020-H1')
  await keep(page, 'home')
  await open('/app/conversion?on=2020-06-15')
  await keep(page, 'conversion')
  await page.locator('.hc-figure-number').filter({ hasText: '47/63' }).first().click()
  const drawer = page.getByRole('dialog')
  await drawer
    .getByRole('button')
    .filter({ hasText: say('figure.part.not-yet') })
    .first()
    .click()
  await atRest(page)
  await drawer.locator('.hc-table-scroll tbody tr[data-index]').first().waitFor()
  await keep(drawer, 'figure')
  // The sheet of A4 at its full width.
  await page.setViewportSize({ ...view, width: 1366 })
  await open(`/app/reports/${report}`)
  await page.locator('.hc-paper-desk').getByText('47/63').first().scrollIntoViewIfNeeded()
  await keep(page, 'report')
  await page.setViewportSize(view)
  await open('/app/agencies')
  await keep(page, 'agencies')
  await page.goto('/tin')
  await page.locator('main h2 a').first().click()
  await page.waitForLoadState('networkidle')
  await keep(page, 'article')
}

/** The register through time. Taken last: it changes what the other pictures show. */
async function takeTheAct(page: Page, caller: Caller, url: string): Promise<void> {
  const open = async (path: string) => {
    await page.goto(path)
    await atRest(page)
  }
  const act = await draftActOf2021(caller, url)
  await open(`/app/acts/${act}/preview`)
  await page.locator('.hc-outcome-strip').waitFor()
  await keep(page, 'act-preview')
  await applyDraft(caller, act)
  const on = '2021-01-02'
  const city = await agencyCalled(caller, 'Ủy ban nhân dân thành phố Thủ Đức', on)
  await open(`/app/agencies/${city}/lineage`)
  await page.locator('.hc-lineage').waitFor()
  await atRest(page)
  await keep(page, 'lineage')
  await open(`/app/agencies/tree?q=${encodeURIComponent('Thủ Đức')}&on=${on}`)
  await keep(page, 'tree')
}

await mkdir(pictures, { recursive: true })
const folder = await temporaryFolder()
const product = await startChild(folder, { command: ['demo', '--serve'] })
const browser = await openBrowser()
try {
  const accounts = JSON.parse(await readFile(join(folder, 'data/demo-accounts.json'), 'utf8')) as Account[]
  const officer = accounts.find(({ role }) => role === 'programme-officer')
  if (!officer) throw new Error('no programme officer in the demonstration')
  const context = await browser.newContext({
    baseURL: product.url,
    viewport: view,
    deviceScaleFactor: 1,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
    storageState: await signedIn(browser, product.url, officer),
  })
  const caller = await signInOver(product.url, officer)
  const page = await context.newPage()
  await takePictures(page, await reportOf(caller))
  await takeTheAct(page, caller, product.url)
} finally {
  await browser.close()
  await product.stop()
  await removeFolder(folder)
}
