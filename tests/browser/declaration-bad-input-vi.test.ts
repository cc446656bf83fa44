// What trust.md says every form must survive, typed into the forms of the declarations: told at the field by its name, or kept tidy; nothing half done.
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoChoice } from '../../src/demo/hcmc-2020.ts'
import { axe } from './support/audit.ts'
import { openBrowser } from './support/chromium.ts'
import { type Demonstration, screens, startDemonstration } from './support/demonstration.ts'
import { visit } from './support/visit.ts'
import { field, findAgency, press, told, typeDay } from './support/walk.ts'
import { type Say, wordsOf } from './support/words.ts'

let browser: Browser
let demonstration: Demonstration
let say: Say
beforeAll(async () => {
  say = await wordsOf('vi')
  browser = await openBrowser()
  demonstration = await startDemonstration(browser)
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await demonstration?.stop()
})

const [, , , own] = demoChoice().missing.filter(({ block }) => block === 'quan-huyen')
const odd = 'Nga\u0300y 👶 \u202ethử\u200b =1+1'
const tidied = 'Ngày 👶 thử =1+1'
const notDays = ['31/02/2020', '30/2', 'hôm qua', '00/00/0000', '2020']

const summary = (page: Page) => page.locator('.hc-form-errors')
/** Every line names its field and leads to it. */
async function named(page: Page): Promise<string[]> {
  await summary(page).waitFor()
  const lines = await summary(page).getByRole('listitem').allInnerTexts()
  expect(await summary(page).getByRole('link').allInnerTexts()).toEqual(lines)
  for (const line of lines) expect(line).toMatch(/^.+: .+/)
  return lines
}

async function atItsField(page: Page, day: Locator, label: string, act: string): Promise<void> {
  for (const typed of notDays) {
    await day.fill(typed)
    await press(page, act)
    const said = `${label}: ${say('field.not-a-day')}`
    await summary(page).getByText(said).waitFor()
    expect(await named(page)).toContain(said)
    expect(await day.inputValue(), 'stays as typed').toBe(typed)
    expect(await page.getByText(say('field.not-a-day'), { exact: true }).count(), 'the field says it too').toBeGreaterThan(0)
  }
}

const opened = async (context: Parameters<typeof visit>[1]) => {
  const seen = await visit(browser, context, { url: demonstration.product.url, within: await demonstration.browserOf('programme-officer') })
  seen.page.setDefaultTimeout(20_000)
  return seen
}

test('a declaration that is recorded', { timeout: 240_000 }, async (context) => {
  if (!own) throw new Error('the demonstration lacks a district without a declaration')
  const { page, open, settled, complaints } = await opened(context)
  const act = say('declaration.act.record')
  await open('/declarations/new')
  await press(page, act)
  const empty = await named(page)
  for (const key of ['agencyId', 'number', 'issuedOn']) expect(empty).toContain(`${say(`declaration.field.${key}`)}: ${say('field.required')}`)
  expect(await axe(page)).toEqual([])
  await atItsField(page, field(page, say('declaration.field.issuedOn')), say('declaration.field.issuedOn'), act)
  await atItsField(page, field(page, say('declaration.field.effectiveOn')), say('declaration.field.effectiveOn'), act)
  await field(page, say('declaration.field.effectiveOn')).fill('')
  const number = field(page, say('declaration.field.number'))
  await number.fill('9'.repeat(5000))
  expect((await number.inputValue()).length).toBe(80)
  await findAgency(page, say('declaration.field.agencyId'), own.name, own.name)
  for (const day of ['01/01/1899', '01/01/2101', '31/12/2100']) {
    if (day === '31/12/2100') await number.fill('77/QĐ-UBND')
    await field(page, say('declaration.field.issuedOn')).fill(day)
    await press(page, act)
    await summary(page)
      .getByText(`${say('declaration.field.issuedOn')}: `)
      .waitFor()
  }
  expect(await named(page)).toHaveLength(1)
  complaints.splice(0)
  await field(page, say('declaration.field.issuedOn')).fill('12/06/2020')
  await field(page, say('declaration.field.signerName')).fill(odd)
  await page.getByRole('button', { name: act, exact: true }).dblclick()
  await told(page, say('declaration.told.recorded', { number: '77/QĐ-UBND', name: own.name }))
  await settled()
  const main = await page.locator('#main').innerText()
  expect(main).toContain(tidied)
  await open(`/declarations?q=${encodeURIComponent(own.name)}`)
  await page.getByText('77/QĐ-UBND').first().waitFor()
  expect(await page.getByText('77/QĐ-UBND').count(), 'a double click records once').toBe(1)
  expect(complaints).toEqual([])
})

test('a draft', { timeout: 240_000 }, async (context) => {
  if (!own) throw new Error('the demonstration lacks a district without a declaration')
  const { page, open, settled, complaints } = await opened(context)
  const act = say('draft.act.save')
  const cell = (column: string, row: number) => page.getByLabel(`${say(`annex.field.${column}`)} ${row}`, { exact: true })
  const place = (row: number, column: string) => say('annex.cell', { row, column: say(`annex.field.${column}`) })
  await open('/declarations/drafts/new')
  await press(page, act)
  expect(await named(page)).toContain(`${say('declaration.field.agencyId')}: ${say('field.required')}`)
  await atItsField(page, field(page, say('declaration.field.effectiveOn')), say('declaration.field.effectiveOn'), act)
  await field(page, say('declaration.field.effectiveOn')).fill('')
  await findAgency(page, say('declaration.field.agencyId'), own.name, own.name)
  await expect.poll(() => field(page, say('declaration.field.signerTitle')).inputValue()).toBe('Chủ tịch')
  await expect.poll(() => page.getByLabel(say('declaration.kind.redeclaration'), { exact: true }).isChecked(), { message: 'it has declared before' }).toBe(true)
  await cell('name', 1).fill('à'.repeat(5000))
  expect((await cell('name', 1).inputValue()).length).toBe(1000)
  await cell('name', 1).fill(odd)
  await cell('code', 1).fill('QT-01')
  for (const row of [2, 3, 4]) {
    await press(page, say('annex.act.add'))
    await cell('name', row).waitFor()
  }
  await cell('name', 2).fill('Đăng ký kết hôn')
  await cell('code', 2).fill('qt-01')
  await cell('note', 4).fill('chưa có tên')
  await press(page, act)
  // The third row was empty and is gone; the fourth, begun, is the third now.
  await summary(page)
    .getByText(`${place(3, 'name')}: ${say('field.required')}`)
    .waitFor()
  await named(page)
  await summary(page).getByRole('link').first().click()
  expect(await cell('name', 3).evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.type('Xác nhận')
  await press(page, act)
  await summary(page)
    .getByText(`${place(2, 'code')}: `)
    .waitFor()
  expect(await named(page)).toHaveLength(1)
  complaints.splice(0)
  await cell('code', 2).fill('QT-02')
  await page.getByRole('button', { name: act, exact: true }).dblclick()
  await told(page, say('draft.told.saved'))
  await settled()
  expect(await page.locator('#main').innerText()).toContain(tidied)
  const shown = page.url()
  await open('/declarations/drafts')
  expect(await page.locator(`a[href$="${new URL(shown).pathname}"]`).count(), 'a double click saves one draft').toBeGreaterThan(0)
  expect(complaints).toEqual([])
})

test('facts beside a declaration', { timeout: 240_000 }, async (context) => {
  const { page, open, settled, complaints } = await opened(context)
  const room = screens.find(({ path }) => path === '/declarations/$declarationId')
  if (!room) throw new Error('no page of a declaration')
  const act = say('fact.act.tell')
  const sheet = page.getByRole('dialog')
  await open(demonstration.addressOf(room))
  await press(page, act)
  await sheet.waitFor()
  const day = field(sheet, say('fact.field.happenedOn'))
  for (const typed of notDays) {
    await day.fill(typed)
    await day.press('Enter')
    await sheet.getByText(say('field.not-a-day'), { exact: true }).first().waitFor()
    expect(await sheet.getByText(say('field.required'), { exact: true }).count(), 'what is typed is not empty').toBe(0)
    expect(await day.inputValue()).toBe(typed)
  }
  await typeDay(sheet, say('fact.field.happenedOn'), '01/01/1950')
  await press(sheet, act)
  await sheet.locator('.mantine-InputWrapper-error').first().waitFor()
  expect(await axe(page)).toEqual([])
  complaints.splice(0)
  await typeDay(sheet, say('fact.field.happenedOn'), '12/06/2020')
  await field(sheet, say('fact.field.note')).fill(odd)
  await sheet.getByRole('button', { name: act, exact: true }).dblclick()
  await sheet.waitFor({ state: 'hidden' })
  await settled()
  expect(await page.getByText(tidied).count(), 'once, and tidy').toBe(1)
  expect(complaints).toEqual([])
})

test('a review of blocks', { timeout: 240_000 }, async (context) => {
  const { page, open, settled, complaints } = await opened(context)
  const act = say('review.act.record')
  const sheet = page.getByRole('dialog')
  await open('/conversion')
  const reviews = page.locator('.hc-conversion-reviews tbody tr')
  const before = await reviews.count()
  await press(page, act)
  await sheet.waitFor()
  const day = field(sheet, say('review.field.reviewedOn'))
  for (const typed of notDays) {
    await day.fill(typed)
    await day.press('Enter')
    await sheet.getByText(say('field.not-a-day'), { exact: true }).first().waitFor()
    expect(await day.inputValue()).toBe(typed)
  }
  await typeDay(sheet, say('review.field.reviewedOn'), '01/01/2099')
  await press(sheet, act)
  await sheet.getByText(say('field.required'), { exact: true }).first().waitFor()
  const source = field(sheet, say('review.field.source'))
  await source.fill('à'.repeat(5000))
  expect((await source.inputValue()).length).toBe(500)
  await press(sheet, act)
  await sheet.locator('.mantine-InputWrapper-error').first().waitFor()
  complaints.splice(0)
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'hidden' })
  await settled()
  expect(await reviews.count(), 'nothing is kept of what was refused').toBe(before)
  expect(complaints).toEqual([])
})
