// A declaration from the list of drafts to its issue with keys only; and what a form says to values nobody can read.
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoChoice } from '../../src/demo/hcmc-2020.ts'
import { openBrowser } from './support/chromium.ts'
import { type Demonstration, startDemonstration } from './support/demonstration.ts'
import { reach } from './support/keys.ts'
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

const agency = demoChoice().missing.filter(({ block }) => block === 'quan-huyen')[2]

test('a declaration is drafted, signed, numbered and issued without a mouse', { timeout: 300_000 }, async (context) => {
  if (!agency) throw new Error('the demonstration lacks a district without a declaration')
  const say = await wordsOf('vi')
  const { page, open, settled, complaints } = await visit(browser, context, {
    url: demonstration.product.url,
    within: await demonstration.browserOf('programme-officer'),
  })
  const keys = page.keyboard
  const button = (name: string, within: Page | Locator = page) => within.getByRole('button', { name, exact: true }).first()
  const sheet = page.getByRole('dialog')

  await step('from the list to the form', async () => {
    await open('/declarations/drafts')
    await reach(page, page.getByRole('link', { name: say('draft.act.create') }).first())
    await keys.press('Enter')
    await field(page, say('declaration.field.agencyId')).waitFor()
    await settled()
  })
  await step('values nobody can read are told alike at the field and in the summary', async () => {
    const day = field(page, say('declaration.field.effectiveOn'))
    for (const typed of ['31/02/2020', '30/2', 'hôm nay']) {
      await reach(page, day)
      await keys.press('Control+A')
      await keys.type(typed)
      await keys.press('Control+Enter')
      const summary = page.locator('#main [role="alert"]').first()
      await summary.getByText(`${say('declaration.field.effectiveOn')}: ${say('field.not-a-day')}`).waitFor()
      expect(await day.inputValue(), 'stays as typed').toBe(typed)
    }
    await reach(page, day)
    await keys.press('Control+A')
    await keys.press('Delete')
  })
  await step('filled in and saved', async () => {
    await page.evaluate(() => document.querySelector<HTMLElement>('h1')?.focus())
    await reach(page, field(page, say('declaration.field.agencyId')))
    await keys.type(agency.name)
    await page.getByRole('option').filter({ hasText: agency.name }).first().waitFor()
    await keys.press('Enter')
    await expect.poll(() => field(page, say('declaration.field.signerTitle')).inputValue()).toBe('Chủ tịch')
    await reach(page, page.getByLabel(`${say('annex.field.field')} 1`, { exact: true }))
    await keys.type('Hộ tịch')
    await keys.press('Tab')
    await keys.type('Đăng ký khai sinh 👶 ‮')
    await keys.press('Control+Enter')
    await told(page, say('draft.told.saved'))
    await settled()
  })
  for (const [act, fill] of [
    [
      'sign',
      [
        ['declaration.field.signerName', 'Nguyễn Văn Bình'],
        ['draft.sign.reason', 'Bổ sung sau'],
      ],
    ],
    ['number', [['declaration.field.number', '8/QĐ-UBND']]],
    ['issue', []],
  ] as const) {
    await step(act, async () => {
      await reach(page, button(say(`draft.act.${act}`)))
      await keys.press('Enter')
      await sheet.waitFor()
      for (const [label, text] of fill) {
        await reach(page, field(sheet, say(label)))
        await keys.type(text)
      }
      await reach(page, button(say(`draft.act.${act}`), sheet))
      await keys.press('Enter')
      await sheet.waitFor({ state: 'hidden' })
      await settled()
    })
  }
  await page.getByRole('heading', { name: say('annex.frozen') }).waitFor()
  expect(complaints).toEqual([])
})
