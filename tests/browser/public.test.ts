// The public pages and the door of an empty installation: on a phone, without script, in 40 kB.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChildProduct, removeFolder, startChild, temporaryFolder } from '../support/child-product.ts'
import { axe, sideways, unsaid } from './support/audit.ts'
import { openBrowser } from './support/chromium.ts'
import { desktop, phone, visit } from './support/visit.ts'
import { wordsOf } from './support/words.ts'

let browser: Browser
let folder: string
let product: ChildProduct
beforeAll(async () => {
  browser = await openBrowser()
  folder = await temporaryFolder()
  product = await startChild(folder)
}, 120_000)
afterAll(async () => {
  await browser.close()
  await product.stop()
  await removeFolder(folder)
})

test('an empty installation becomes the demonstration from its set-up page, on a phone', { timeout: 180_000 }, async (context) => {
  const say = await wordsOf('vi')
  const { page, settled, complaints } = await visit(browser, context, { url: product.url, size: phone })
  await page.goto('/app/')
  await page.getByRole('heading', { name: say('set-up.beginning.title') }).waitFor()
  const fits = async () => {
    await settled()
    expect.soft(await sideways(page)).toEqual({ pixels: 0, widest: '' })
    expect.soft(await axe(page)).toEqual([])
  }
  await fits()
  await page.getByRole('button', { name: say('set-up.beginning.demonstration') }).click()
  await fits()
  await page.getByRole('button', { name: say('set-up.demonstration.act') }).click()
  await page.getByRole('heading', { name: say('set-up.demonstration.done') }).waitFor({ timeout: 180_000 })
  await fits()
  await page
    .getByRole('row')
    .filter({ hasText: say('role.programme-officer') })
    .getByRole('button')
    .click()
  await page.locator('.hc-frame-main h1').waitFor()
  await fits()
  expect(complaints).toEqual([])
})

test.for([desktop, phone])('front page, news, article and register at $width × $height', { timeout: 180_000 }, async (size, context) => {
  const { page, complaints } = await visit(browser, context, { url: product.url, size })
  const look = async (path: string) => {
    const answer = await page.goto(path)
    expect.soft((await answer?.body())?.length ?? 0, `${path} in bytes`).toBeLessThanOrEqual(40 * 1024)
    expect.soft(await page.locator('script').count(), `${path} has no script`).toBe(0)
    expect.soft(await axe(page), path).toEqual([])
    expect.soft(await unsaid(page), path).toEqual([])
    expect.soft(await sideways(page), path).toEqual({ pixels: 0, widest: '' })
  }
  await look('/')
  await look('/tin')
  for (const path of ['/tin?tu=01/06/2020&den=30/06/2020', '/en/tin?tu=01/01/2001', '/tin?co-chu=rat-lon']) await look(path)
  await page.goto('/tin')
  const article = (await page.locator('main h2 a').first().getAttribute('href')) ?? ''
  await look(article)
  expect(await page.locator('body').innerText()).toContain('47/63')
  for (const path of ['/cong-bo?ngay=15/06/2020', '/en/cong-bo?q=quan+10']) await look(path)
  await page.goto('/cong-bo?khoi=quan-huyen&tra-loi=da')
  await look((await page.locator('table.list tbody a').first().getAttribute('href')) ?? '')
  expect(await page.locator('.answer').innerText()).toContain('Công bố đang có hiệu lực')
  expect(complaints).toEqual([])
})
