// The half-year report: created, frozen, issued, published; and what a later declaration does to it.
import { expect } from 'vitest'
import { choose, confirm, field, press, save, type Saved, told, typeDay, type Walk } from '../walk.ts'

export async function createReport({ page, say, open, settled }: Walk): Promise<string> {
  await open('/reports')
  await page
    .getByRole('link', { name: say('report.act.create') })
    .first()
    .click()
  await settled()
  await choose(page, page, say('report.field.period'), say('date.in-first-half', { year: 2020 }))
  await typeDay(page, say('report.field.dataDate'), '15/06/2020')
  await press(page, say('report.act.create'))
  await told(page, say('report.told.created'))
  await page.getByRole('button', { name: say('report.act.freeze'), exact: true }).waitFor()
  await settled()
  expect(await page.locator('.hc-paper-desk').innerText(), 'the sentence of the city').toContain(
    'đã có 47/63 cơ quan hoàn tất việc chuyển đổi, áp dụng và công bố',
  )
  return page.url().split('/').at(-1)?.split('?')[0] ?? ''
}

export async function freezeReport({ page, say, settled }: Walk): Promise<void> {
  await press(page, say('report.act.freeze'))
  const sheet = page.getByRole('dialog')
  await sheet.getByText('47/63').first().waitFor()
  await confirm(page, say('report.act.freeze'))
  await told(page, say('report.told.frozen', { no: 1 }))
  await settled()
}

/** Word and PDF as they were kept, fetched by the buttons of the screen. */
export async function frozenFiles({ page, say }: Walk, of = say('report.page.frozen-files')): Promise<{ docx: Saved; pdf: Saved }> {
  const row = page.locator('.hc-report-versions .hc-row').filter({ hasText: of }).first()
  const docx = await save(page, row.getByRole('button', { name: 'Word' }))
  const pdf = await save(page, row.getByRole('button', { name: 'PDF' }))
  expect(docx.content.subarray(0, 2).toString('latin1')).toBe('PK')
  expect(pdf.content.subarray(0, 4).toString('latin1')).toBe('%PDF')
  return { docx, pdf }
}

export async function issueReport({ page, say, settled }: Walk): Promise<void> {
  await press(page, say('report.act.issue'))
  const sheet = page.getByRole('dialog')
  await field(sheet, say('report.field.number')).fill('912/BC-SKHCN')
  await typeDay(sheet, say('report.field.issuedOn'), '16/06/2020')
  await confirm(page, say('report.act.issue'))
  await told(page, say('report.told.issued', { number: '912/BC-SKHCN' }))
  await settled()
}

/** Publishes as of the day of the city's article, and answers the address of the public page. */
export async function publishReport({ page, context, say, settled }: Walk): Promise<string> {
  await press(page, say('report.act.publish'))
  const sheet = page.getByRole('dialog')
  await typeDay(sheet, say('report.field.publishedOn'), '16/06/2020')
  await field(sheet, say('report.field.publishedTime')).fill('16:12')
  await confirm(page, say('report.act.publish'))
  await told(page, say('report.told.published'))
  const [opened] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: say('report.act.open-article') }).click()])
  await opened.waitForLoadState()
  const text = await opened.locator('body').innerText()
  expect(text).toContain('Thứ ba, 16/06/2020, 16:12 GMT+7')
  expect(text).toContain('đã có 47/63 cơ quan hoàn tất việc chuyển đổi, áp dụng và công bố')
  expect(await opened.locator('script').count(), 'no client script on public pages').toBe(0)
  const address = new URL(opened.url()).pathname
  const pdf = await opened.locator('a[href$=".pdf"]').first().getAttribute('href')
  const file = await context.request.get(pdf ?? '')
  expect((await file.body()).subarray(0, 4).toString('latin1')).toBe('%PDF')
  await opened.close()
  await settled()
  return address
}
