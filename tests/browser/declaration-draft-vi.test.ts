// A declaration from its draft to its issue, in the browser: two kinds of rows, a paper of the register, every step and its sheet.
import { text as readText } from 'node:stream/consumers'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { demoChoice } from '../../src/demo/hcmc-2020.ts'
import { axe, sideways, unsaid } from './support/audit.ts'
import { openBrowser } from './support/chromium.ts'
import { type Demonstration, startDemonstration } from './support/demonstration.ts'
import { visit } from './support/visit.ts'
import { confirm, field, findAgency, press, save, step, told, typeDay, type Walk } from './support/walk.ts'
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

/** Not the one whose draft the demonstration keeps. */
const agency = demoChoice().missing.filter(({ block }) => block === 'quan-huyen')[1]
const number = '7/QĐ-UBND'
const today = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date())

async function fits({ page, settled }: Walk, where: string): Promise<void> {
  await settled()
  expect.soft(await axe(page), where).toEqual([])
  expect.soft(await unsaid(page), where).toEqual([])
  expect.soft((await sideways(page)).pixels, where).toBe(0)
}

async function fillIn(walk: Walk, name: string): Promise<void> {
  const { page, say } = walk
  await findAgency(page, say('declaration.field.agencyId'), name, name)
  const written = (key: string) => field(page, say(key)).inputValue()
  await expect.poll(() => written('draft.field.issuerName'), { message: 'the letterhead follows the agency' }).toBe(name)
  expect(await written('draft.field.parentName')).toBe('Ủy ban nhân dân Thành phố Hồ Chí Minh')
  expect(await written('draft.field.placeName')).toBe(name.replace('Ủy ban nhân dân ', ''))
  expect(await written('draft.field.symbol')).toBe('QĐ-UBND')
  expect(await written('declaration.field.signerTitle')).toBe('Chủ tịch')
  expect(await written('draft.field.signingFor')).toBe('Ủy ban nhân dân')
  await field(page, say('draft.field.recipients')).fill('Sở Khoa học và Công nghệ\nLưu: VT')
}

async function fillAnnex({ page, say }: Walk): Promise<void> {
  const cell = (column: string, row: number) => page.getByLabel(`${say(`annex.field.${column}`)} ${row}`, { exact: true })
  await cell('field', 1).fill('Hộ tịch')
  await cell('name', 1).fill('Đăng ký khai sinh')
  await cell('code', 1).fill('QT-HT-01')
  const sheet = 'Lĩnh vực,Tên thủ tục hành chính,Mã hiệu,Ghi chú\nĐất đai,"Xác nhận <b>tình trạng</b> đất",QT-DD-01,=1+1\nĐất đai,,QT-DD-02,\n'
  await page
    .locator('.hc-page input[type="file"]')
    .first()
    .setInputFiles({ name: 'phụ lục.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${sheet}`) })
  await page.getByText(say('annex.read', { rows: 1, errors: 1 })).waitFor()
  expect(await cell('name', 2).inputValue()).toBe('Xác nhận <b>tình trạng</b> đất')
}

async function fillEvidence({ page, say }: Walk): Promise<void> {
  await page.getByRole('button', { name: `${say('evidence.act.add')} ${say('evidence.kind.internal-audit')}` }).click()
  await field(page, say('evidence.field.paper')).fill('1451')
  await page.getByRole('option').filter({ hasText: '1451/' }).first().click()
  const what = await field(page, say('evidence.field.what')).inputValue()
  expect(what, 'the paper names itself').toMatch(/^1451\/.+ ngày \d\d\/\d\d\/\d{4}: /)
  expect(await field(page, say('evidence.field.on')).inputValue()).toMatch(/^\d\d\/\d\d\/\d{4}$/)
}

async function draftedWord({ page, say }: Walk): Promise<string> {
  const word = await save(page, page.getByRole('link', { name: say('draft.act.docx') }))
  const zip = await fromBufferPromise(word.content)
  const parts: string[] = []
  for await (const entry of zip.eachEntry()) if (entry.fileName.endsWith('.xml')) parts.push(await readText(await zip.openReadStreamPromise(entry)))
  return parts.join('\n')
}

test('an officer walks a declaration from its draft to its issue', { timeout: 300_000 }, async (context) => {
  if (!agency) throw new Error('the demonstration lacks a district without a declaration')
  const say = await wordsOf('vi')
  const seen = await visit(browser, context, { url: demonstration.product.url, within: await demonstration.browserOf('programme-officer') })
  const walk: Walk = { ...seen, url: demonstration.product.url, language: 'vi', say }
  const { page, open, settled, complaints } = walk

  await step('an empty draft is refused with a list of what is wanted', async () => {
    await open('/declarations/drafts/new')
    await press(page, say('draft.act.save'))
    await page.locator('#main [role="alert"]').first().waitFor()
    await fits(walk, 'refused')
  })
  await step('drafted', async () => {
    await fillIn(walk, agency.name)
    await fillAnnex(walk)
    await fillEvidence(walk)
    await fits(walk, 'filled in')
    await press(page, say('draft.act.save'))
    await told(page, say('draft.told.saved'))
    await fits(walk, 'the draft')
  })
  await step('prints with its mark', async () => {
    const text = await draftedWord(walk)
    for (const said of ['DỰ THẢO', 'Đăng ký khai sinh', 'QT-DD-01']) expect(text).toContain(said)
    expect(text.replace(/<[^>]+>/g, '').match(/Lưu:/g), 'typed, and yet only once').toHaveLength(1)
    const pdf = await save(page, page.getByRole('link', { name: say('draft.act.pdf') }))
    expect(pdf.content.subarray(0, 5).toString()).toBe('%PDF-')
  })
  await step('the paper of the register is a link', async () => {
    await page.getByRole('link', { name: /^1451\// }).click()
    await settled()
    expect(page.url()).toContain('/app/papers/')
    await page.goBack()
    await settled()
  })
  await step('signed, though evidence is missing, for a reason', async () => {
    await press(page, say('draft.act.sign'))
    const sheet = page.getByRole('dialog')
    await field(sheet, say('declaration.field.signerName')).fill('Nguyễn Văn Bình')
    await press(sheet, say('draft.act.sign'))
    await sheet.getByText(say('draft.evidence-reason-wanted')).first().waitFor()
    complaints.splice(0)
    await field(sheet, say('draft.sign.reason')).fill('Biên bản xem xét của lãnh đạo bổ sung trong tuần')
    await confirm(page, say('draft.act.sign'))
    await told(page, say('draft.told.signed'))
    await fits(walk, 'signed')
    expect(await page.getByRole('link', { name: say('draft.act.edit') }).count(), 'what is signed is not edited').toBe(0)
  })
  await step('numbered', async () => {
    await press(page, say('draft.act.number'))
    const sheet = page.getByRole('dialog')
    await field(sheet, say('declaration.field.number')).fill(number)
    await typeDay(sheet, say('declaration.field.issuedOn'), today)
    await confirm(page, say('draft.act.number'))
    await told(page, say('draft.told.numbered', { number }))
    await fits(walk, 'numbered')
  })
  await step('issued', async () => {
    await press(page, say('draft.act.issue'))
    await confirm(page, say('draft.act.issue'))
    await told(page, say('draft.told.issued', { number }))
    await page.getByRole('heading', { name: say('annex.frozen') }).waitFor()
    await fits(walk, 'issued')
    const main = await page.locator('#main').innerText()
    for (const said of [number, agency.name, 'Nguyễn Văn Bình', 'Đăng ký khai sinh', 'Xác nhận <b>tình trạng</b> đất']) expect(main).toContain(said)
  })
  await step('counted', async () => {
    await open(`/declarations?q=${encodeURIComponent(agency.name)}`)
    await page.getByText(number).first().waitFor()
    await open('/declarations/drafts')
    await page.getByText(say('draft.state.issued')).first().waitFor()
  })
  await step('on its public page', async () => {
    const words = encodeURIComponent(agency.name)
    await expect.poll(async () => (await page.request.get(`/cong-bo?q=${words}`)).text(), { timeout: 60_000 }).toContain(number)
  })
  expect(complaints).toEqual([])
})
