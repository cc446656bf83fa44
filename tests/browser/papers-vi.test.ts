// A decision drafted, returned with remarks, corrected, signed outside and recorded by the clerk: each in a browser of their own.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../src/kernel/rights.ts'
import { axe, sideways, unsaid } from './support/audit.ts'
import { openBrowser } from './support/chromium.ts'
import { type Demonstration, startDemonstration } from './support/demonstration.ts'
import { visit } from './support/visit.ts'
import { confirm, field, press, step, told, type Walk } from './support/walk.ts'
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

const plan = 'Kế hoạch triển khai áp dụng hệ thống quản lý chất lượng theo TCVN ISO 9001'
const number = '4512/QĐ-UBND'
const filledIn: Readonly<Record<string, string>> = {
  plan,
  planYear: '2021',
  proposer: 'Giám đốc Sở Khoa học và Công nghệ',
  executors: 'Chánh Văn phòng Ủy ban nhân dân Thành phố, Giám đốc Sở Khoa học và Công nghệ',
  lead: 'Sở Khoa học và Công nghệ',
}
const signedCopy = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)

async function fits({ page, settled }: Walk, where: string): Promise<void> {
  await settled()
  expect.soft(await axe(page), where).toEqual([])
  expect.soft(await unsaid(page), where).toEqual([])
  expect.soft((await sideways(page)).pixels, where).toBe(0)
}

test('a decision goes from its draft through a return to the signed copy in the register', { timeout: 300_000 }, async (context) => {
  const say = await wordsOf('vi')
  const as = async (role: Role): Promise<Walk> => {
    const seen = await visit(browser, context, { url: demonstration.product.url, within: await demonstration.browserOf(role) })
    return { ...seen, url: demonstration.product.url, language: 'vi', say }
  }
  const officer = await as('programme-officer')
  const part = (walk: Walk, name: string) => walk.page.locator(`[name="text.fields.${name}"]`)
  let draft = ''

  await step('begun from the template and written', async () => {
    const { page, open, settled } = officer
    await open('/draft-papers/new')
    await page.getByLabel('Quyết định ban hành kèm theo Kế hoạch').check()
    await press(page, say('drafting.act.begin'))
    await page.waitForURL(/\/draft-papers\/[0-9a-f-]{36}\/edit/)
    await settled()
    draft = new URL(page.url()).pathname.replace(/^\/app|\/edit$/g, '')
    for (const [name, words] of Object.entries(filledIn)) await part(officer, name).fill(words)
    await page.locator('[name="base-paper"]').fill('1451')
    await page.getByRole('option').filter({ hasText: '1451/' }).first().click()
    await page
      .getByText(/^Quyết định số 1451\/QĐ-UBND ngày 29 tháng 4 năm 2020 của/)
      .first()
      .waitFor()
    await fits(officer, 'the editor')
  })
  await step('what is not saved survives a closed window', async () => {
    const { page, open } = officer
    await page.getByText(/^Đã tự lưu lúc/).waitFor()
    await open(`${draft}/edit`)
    await press(page, say('drafting.unsaved.take'))
    expect(await part(officer, 'plan').inputValue()).toBe(plan)
  })
  await step('saved and submitted', async () => {
    const { page, settled } = officer
    await press(page, say('drafting.act.save'))
    await told(page, say('drafting.told.saved', { revision: 2 }))
    await settled()
    expect(await page.locator('h1').innerText()).toContain(plan)
    await fits(officer, 'the draft')
    await press(page, say('drafting.act.submit'))
    await confirm(page, say('drafting.act.submit'))
    await told(page, say('drafting.told.submitted'))
  })
  await step('the head of the division finds it among the waiting and returns it', async () => {
    const head = await as('division-head')
    const { page, open } = head
    await open('/draft-papers?waiting=true')
    await page.getByText(plan).first().waitFor()
    await fits(head, 'what waits')
    await open(draft)
    await page.getByRole('button', { name: say('kit.further-acts') }).click()
    await page.getByRole('menuitem', { name: say('drafting.act.return') }).click()
    const sheet = page.getByRole('dialog')
    await field(sheet, say('drafting.field.return-remark')).fill('Đề nghị ghi rõ thời hạn báo cáo.')
    await press(sheet, say('drafting.act.add-remark'))
    await field(sheet, say('drafting.field.passage-remark')).fill('Cần nêu năm.')
    await confirm(page, say('drafting.act.return'))
    await told(page, say('drafting.told.returned'))
    await fits(head, 'returned')
    expect(head.complaints).toEqual([])
  })
  await step('corrected: the difference is shown in words', async () => {
    const { page, open, settled } = officer
    await open(`${draft}/edit`)
    await page.locator('[name="text.blocks.1.text"]').fill('Quyết định này có hiệu lực kể từ ngày 01 tháng 01 năm 2021.')
    await press(page, say('drafting.act.save'))
    await told(page, say('drafting.told.saved', { revision: 3 }))
    await settled()
    await page.locator('ins').first().waitFor()
    expect(await page.locator('del').count()).toBeGreaterThan(0)
    await fits(officer, 'compared')
  })
  await step('signed outside: the clerk records the signed copy in one form', async () => {
    const clerk = await as('records-clerk')
    const { page, open } = clerk
    await open(draft)
    await press(page, say('drafting.act.recordSigned'))
    const sheet = page.getByRole('dialog')
    await field(sheet, say('drafting.field.number')).fill(number)
    await field(sheet, say('drafting.field.signer')).fill('Nguyễn Văn Minh Họa')
    await page.setInputFiles('input[type="file"]', { name: 'quyết định đã ký.pdf', mimeType: 'application/pdf', buffer: signedCopy })
    await sheet.getByText('quyết định đã ký.pdf').waitFor()
    await confirm(page, say('drafting.act.recordSigned'))
    await told(page, say('drafting.told.issued', { number }))
    await fits(clerk, 'issued')
    await open('/papers/outgoing')
    await page.getByText(number).first().waitFor()
    expect(clerk.complaints).toEqual([])
  })
  expect(officer.complaints).toEqual([])
})
