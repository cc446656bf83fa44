// An act on the register from its paper to its application with keys only, and the focus seen at every stop.
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/chromium.ts'
import { type Demonstration, startDemonstration } from './support/demonstration.ts'
import { goDownTo, reach } from './support/keys.ts'
import { visit } from './support/visit.ts'
import { field, step, told } from './support/walk.ts'
import { wordsOf } from './support/words.ts'

let browser: Browser
let demonstration: Demonstration
beforeAll(async () => {
  browser = await openBrowser()
  demonstration = await startDemonstration(browser)
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await demonstration?.stop()
})

const [before, after] = ['Ủy ban nhân dân Quận 10', 'Ủy ban nhân dân Quận Mười']
const title = 'về việc đổi tên Quận 10'

test('an act is drafted, previewed and applied without a mouse', { timeout: 300_000 }, async (context) => {
  const say = await wordsOf('vi')
  const { page, open, settled, complaints } = await visit(browser, context, {
    url: demonstration.product.url,
    within: await demonstration.browserOf('programme-officer'),
  })
  const keys = page.keyboard
  const button = (name: string, within: Page | Locator = page) => within.getByRole('button', { name, exact: true }).first()
  const sheet = page.getByRole('dialog')
  const type = async (within: Page | Locator, label: string, text: string) => {
    await reach(page, field(within, say(label)))
    await keys.press('Control+A')
    await keys.type(text)
  }

  await step('the paper', async () => {
    await open('/acts')
    await reach(page, page.getByRole('link', { name: say('acts.act.new') }).first())
    await keys.press('Enter')
    await field(page, say('acts.head.title')).waitFor()
    await settled()
    await type(page, 'acts.head.title', title)
    await type(page, 'acts.head.paper-number', '12/NQ-HĐND')
    await type(page, 'acts.head.paper-date', '15/06/2020')
    await type(page, 'acts.head.effective-on', '01/07/2020')
    await keys.press('Control+Enter')
    await page.getByRole('heading', { name: title, level: 1 }).waitFor()
    await settled()
  })
  await step('a line', async () => {
    await reach(page, button(say('acts.lines.add')))
    await keys.press('Enter')
    await goDownTo(page, page.getByRole('menuitem').filter({ hasText: say('acts.kind-help.rename') }))
    await keys.press('Enter')
    await sheet.waitFor()
    // Sent too early, it says what is missing and has the focus there.
    await reach(page, button(say('acts.sheet.done-add'), sheet))
    await keys.press('Enter')
    await expect.poll(() => sheet.getByRole('alert').evaluate((alert) => alert === document.activeElement)).toBe(true)
    await type(sheet, 'acts.field.agency', 'quan 10')
    await page.getByRole('option').filter({ hasText: before }).first().waitFor()
    await keys.press('Enter')
    await expect.poll(() => field(sheet, say('acts.field.new-name')).inputValue()).toBe(before)
    await type(sheet, 'acts.field.new-name', after)
    await reach(page, button(say('acts.sheet.done-add'), sheet))
    await keys.press('Enter')
    await sheet.waitFor({ state: 'hidden' })
    await page.locator('.hc-line-row').filter({ hasText: after }).first().waitFor()
    await page.getByText(say('acts.save.saving')).waitFor({ state: 'hidden' })
    await settled()
  })
  await step('a sheet is left with Escape, and the focus is back where it came from', async () => {
    await reach(page, button(say('acts.lines.add')))
    await keys.press('Enter')
    await goDownTo(page, page.getByRole('menuitem').filter({ hasText: say('acts.kind-help.dissolve') }))
    await keys.press('Enter')
    await sheet.waitFor()
    await keys.press('Escape')
    await sheet.waitFor({ state: 'hidden' })
    expect(await page.locator('.hc-line-row').count()).toBe(1)
  })
  await step('the preview', async () => {
    await reach(page, button(say('acts.act.preview')))
    await keys.press('Enter')
    await page.locator('.hc-outcome-strip').waitFor()
    await settled()
    const shown = await page.locator('#main').innerText()
    for (const name of [before, after]) expect(shown).toContain(name)
    expect(await page.locator('.hc-fault-list').count(), 'no fault').toBe(0)
  })
  await step('applied', async () => {
    await reach(page, button(say('acts.act.apply')))
    await keys.press('Enter')
    await sheet.waitFor()
    await reach(page, button(say('acts.act.apply'), sheet))
    await keys.press('Enter')
    await told(page, say('acts.told.applied', { title }))
    await settled()
    await page.getByText(say('act.state.applied')).first().waitFor()
  })
  await step('the register says so from its day on', async () => {
    await open('/agencies?q=quan+muoi&on=2020-07-02')
    await page.locator('#main').getByText(after).first().waitFor()
    await open('/agencies?q=quan+10&on=2020-06-30')
    await page.locator('#main').getByText(before).first().waitFor()
  })
  expect(complaints).toEqual([])
})
