// What a day at an office does to a form: double clicks, the back button, a colleague, a reload, a network that goes away.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest'
import type { Role } from '../../src/kernel/rights.ts'
import { type Caller, signInOver } from '../support/child-product.ts'
import { sideways } from './support/audit.ts'
import { openBrowser } from './support/chromium.ts'
import { type Demonstration, startDemonstration } from './support/demonstration.ts'
import { phone, visit, type Visit } from './support/visit.ts'
import { field, press, send, told, typeDay } from './support/walk.ts'
import { type Say, wordsOf } from './support/words.ts'

let browser: Browser
let say: Say
let demonstration: Demonstration
let caller: Caller
beforeAll(async () => {
  browser = await openBrowser()
  say = await wordsOf('vi')
  demonstration = await startDemonstration(browser)
  const officer = demonstration.accounts.find(({ role }) => role === 'programme-officer')
  if (!officer) throw new Error('no programme officer in the demonstration')
  caller = await signInOver(demonstration.product.url, officer)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await demonstration.stop()
})

const visitAs = async (context: TestContext, role: Role = 'programme-officer', size?: { width: number; height: number }): Promise<Visit> =>
  visit(browser, context, { url: demonstration.product.url, as: await demonstration.as(role), ...(size ? { size } : {}) })

async function fillPaper(page: Page, number: string): Promise<void> {
  await field(page, say('paper.field.number')).fill(number)
  await typeDay(page, say('paper.field.issuedOn'), '05/03/2020')
  await field(page, say('paper.field.abstract')).fill(`về việc thử nghiệm số ${number}`)
}

async function recorded(number: string): Promise<number> {
  const answer = await caller.get(`/papers?q=${encodeURIComponent(number)}`)
  const { rows } = (await answer.json()) as { rows: { number: string }[] }
  return rows.filter((row) => row.number === number).length
}

test('a double click on "Ghi nhận" makes one record', { timeout: 180_000 }, async (context) => {
  const { page, open, complaints } = await visitAs(context)
  await open('/papers/new')
  await fillPaper(page, '701/QĐ-UBND')
  await page.getByRole('button', { name: say('paper.act.record') }).dblclick()
  await told(page, say('paper.told.recorded', { number: '701/QĐ-UBND' }))
  expect(await recorded('701/QĐ-UBND')).toBe(1)
  expect(complaints).toEqual([])
})

test('the answer gets lost after the server wrote: sending again makes no second record', { timeout: 180_000 }, async (context) => {
  const { page, open } = await visitAs(context)
  await open('/papers/new')
  await fillPaper(page, '702/QĐ-UBND')
  let lost = 0
  await page.route('**/api/papers', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue()
    lost++
    await route.fetch()
    return route.abort('connectionreset')
  })
  await press(page, say('paper.act.record'))
  await page.locator('#main [role="alert"]').getByText(say('network.down')).waitFor()
  expect(await recorded('702/QĐ-UBND'), 'it was written').toBe(1)
  await press(page.locator('#main'), say('kit.retry'))
  await told(page, say('paper.told.recorded', { number: '702/QĐ-UBND' }))
  expect(await recorded('702/QĐ-UBND'), 'and not twice').toBe(1)
})

test('the network is away while saving: it says so, keeps everything, and sends once it is back', { timeout: 180_000 }, async (context) => {
  const { page, open, context: tab } = await visitAs(context)
  await open('/papers/new')
  await fillPaper(page, '703/QĐ-UBND')
  await tab.setOffline(true)
  await press(page, say('paper.act.record'))
  await page.locator('#main [role="alert"]').getByText(say('network.down')).waitFor()
  expect(await field(page, say('paper.field.number')).inputValue()).toBe('703/QĐ-UBND')
  expect(await field(page, say('paper.field.issuedOn')).inputValue()).toBe('05/03/2020')
  expect(await field(page, say('paper.field.abstract')).inputValue()).toContain('thử nghiệm')
  await tab.setOffline(false)
  await press(page.locator('#main'), say('kit.retry'))
  await told(page, say('paper.told.recorded', { number: '703/QĐ-UBND' }))
  expect(await recorded('703/QĐ-UBND')).toBe(1)
})

test('a refused field that was mended takes its refusal along; sending then works', { timeout: 180_000 }, async (context) => {
  const { page, open } = await visitAs(context)
  const taken = { kind: 'decision', number: '711/QĐ-UBND', issuedOn: '2020-03-05', abstract: 'về việc thử nghiệm' }
  await open('/papers/new')
  await fillPaper(page, taken.number)
  await press(page, say('paper.act.record'))
  await told(page, say('paper.told.recorded', { number: taken.number }))
  await open('/papers/new')
  await fillPaper(page, taken.number)
  await press(page, say('paper.act.record'))
  await page.locator('.hc-form-errors').waitFor()
  await field(page, say('paper.field.number')).fill('712/QĐ-UBND')
  await page.locator('.hc-form-errors').waitFor({ state: 'detached' })
  expect(await page.locator('.hc-form-answer').count(), 'nothing of the old refusal').toBe(0)
  await press(page, say('paper.act.record'))
  await told(page, say('paper.told.recorded', { number: '712/QĐ-UBND' }))
})

test.for([{ width: 1366, height: 400 }, phone])(
  'a refusal of the whole comes into view at $width × $height, and takes the focus',
  { timeout: 180_000 },
  async (size, context) => {
    const { page, open, context: tab } = await visitAs(context, 'programme-officer', size)
    await open('/papers/new')
    await fillPaper(page, '713/QĐ-UBND')
    await tab.setOffline(true)
    await press(page, say('paper.act.record'))
    const answer = page.locator('.hc-form-answer')
    await answer.getByText(say('network.down')).waitFor()
    await page.waitForFunction(() => document.activeElement?.classList.contains('hc-form-answer'))
    const box = await answer.boundingBox()
    expect(box?.y).toBeGreaterThan(0)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(size.height)
    const head = await page.locator('.hc-frame-head').boundingBox()
    expect(box?.y, 'below the head of the frame').toBeGreaterThanOrEqual((head?.y ?? 0) + (head?.height ?? 0))
  },
)

test('a reload brings the draft back; recording it lets it go', { timeout: 180_000 }, async (context) => {
  const { page, open, settled } = await visitAs(context)
  await open('/papers/new')
  await fillPaper(page, '704/QĐ-UBND')
  await page.locator('.hc-form-draft').filter({ hasText: /\p{L}/u }).waitFor()
  await page.reload()
  await settled()
  expect(await field(page, say('paper.field.number')).inputValue()).toBe('704/QĐ-UBND')
  expect(await field(page, say('paper.field.abstract')).inputValue()).toContain('thử nghiệm')
  await page.getByRole('button', { name: say('form.drop-draft') }).waitFor()
  await press(page, say('paper.act.record'))
  await told(page, say('paper.told.recorded', { number: '704/QĐ-UBND' }))
  await open('/papers/new')
  expect(await field(page, say('paper.field.number')).inputValue()).toBe('')
})

test('the session ends while somebody types: signing in again comes back to what was typed', { timeout: 180_000 }, async (context) => {
  const { page, open, settled, context: tab } = await visitAs(context)
  await open('/papers/new')
  await fillPaper(page, '705/QĐ-UBND')
  await page.locator('.hc-form-draft').filter({ hasText: /\p{L}/u }).waitFor()
  await tab.clearCookies()
  await press(page, say('paper.act.record'))
  await page.getByRole('heading', { name: say('sign-in.title') }).waitFor()
  const officer = demonstration.accounts.find(({ role }) => role === 'programme-officer')
  await field(page, say('sign-in.username')).fill(officer?.username ?? '')
  await field(page, say('sign-in.password')).fill(officer?.password ?? '')
  await press(page, say('sign-in.act'))
  await page.getByRole('heading', { name: say('paper.form.title') }).waitFor()
  await settled()
  expect(await field(page, say('paper.field.number')).inputValue()).toBe('705/QĐ-UBND')
  await press(page, say('paper.act.record'))
  await told(page, say('paper.told.recorded', { number: '705/QĐ-UBND' }))
  expect(await recorded('705/QĐ-UBND')).toBe(1)
})

test('back from a record: filters and words of the list are as they were', { timeout: 180_000 }, async (context) => {
  const { page, open, settled } = await visitAs(context)
  await open('/agencies')
  await page.locator('[data-list-search]').fill('quan 1')
  // A pause in typing makes one question of one word.
  await page.waitForURL(/q=quan\+1/)
  await page
    .getByRole('button', { name: say('agency.field.block') })
    .first()
    .click()
  await page.getByRole('dialog').getByText('Phường, xã, thị trấn').click()
  await settled()
  const [address, total] = [page.url(), await page.locator('.hc-total').innerText()]
  expect(new URL(address).search).toContain('block=phuong-xa')
  await page.keyboard.press('Escape')
  await page.locator('.hc-table-lead').first().click()
  await page.waitForURL((url) => !url.pathname.endsWith('/agencies'))
  await settled()
  await page.goBack()
  await settled()
  expect(page.url()).toBe(address)
  expect(await page.locator('[data-list-search]').inputValue()).toBe('quan 1')
  expect(await page.locator('.hc-total').innerText()).toBe(total)
  // The address alone opens the same view for a colleague.
  const colleague = await visitAs(context, 'division-head')
  await colleague.page.goto(address)
  await colleague.settled()
  expect(await colleague.page.locator('.hc-total').innerText()).toBe(total)
})

test('two people correct one paper: the second is told who was first, loses nothing, and writes over nothing', { timeout: 180_000 }, async (context) => {
  const { id } = await send(caller, '/papers', {
    kind: 'decision',
    number: '706/QĐ-UBND',
    issuedOn: '2020-03-05',
    issuerName: 'Ủy ban nhân dân Thành phố Hà Nội',
    abstract: 'về việc thử nghiệm',
  })
  const first = await visitAs(context, 'programme-officer')
  const second = await visitAs(context, 'division-head')
  await first.open(`/papers/${id}/edit`)
  await second.open(`/papers/${id}/edit`)
  const officer = say('paper.field.signerTitle')
  await field(first.page, say('paper.field.abstract')).fill('về việc thử nghiệm hai người cùng sửa')
  await field(first.page, say('paper.form.reason')).fill('Sửa trích yếu')
  await field(second.page, officer).fill('PHÓ CHỦ TỊCH')
  await field(second.page, say('paper.form.reason')).fill('Bổ sung chức vụ')
  await press(first.page, say('paper.act.save-correction'))
  await told(first.page, say('paper.told.corrected', { number: '706/QĐ-UBND' }))

  await press(second.page, say('paper.act.save-correction'))
  const conflict = second.page.locator('#main [role="alert"]').first()
  await conflict.waitFor()
  expect(await conflict.innerText(), 'who').toContain('Chuyên viên chương trình (minh họa)')
  expect(await conflict.innerText(), 'what').toContain(say('paper.field.abstract'))
  expect(await field(second.page, officer).inputValue(), 'nothing typed is lost').toBe('PHÓ CHỦ TỊCH')

  await press(second.page, say('form.conflict.reload'))
  await second.settled()
  const newer = second.page.locator('#main [role="alert"]').filter({ hasText: say('form.meanwhile.title') })
  expect(await newer.innerText()).toContain(say('form.meanwhile.taken', { fields: say('paper.field.abstract') }))
  expect(await field(second.page, officer).inputValue()).toBe('PHÓ CHỦ TỊCH')
  expect(await field(second.page, say('paper.field.abstract')).inputValue()).toBe('về việc thử nghiệm hai người cùng sửa')
  await press(second.page, say('paper.act.save-correction'))
  await told(second.page, say('paper.told.corrected', { number: '706/QĐ-UBND' }))
  const paper = (await (await caller.get(`/papers/${id}`)).json()) as { abstract: string; signerTitle: string | null }
  expect(paper.signerTitle).toBe('PHÓ CHỦ TỊCH')
  expect(paper.abstract, 'the work of the first stays').toBe('về việc thử nghiệm hai người cùng sửa')
})

test('a name of 200 characters breaks no screen of a phone', { timeout: 180_000 }, async (context) => {
  const name = `Ban Quản lý ${'dự án đầu tư xây dựng các công trình giao thông và hạ tầng kỹ thuật '.repeat(3)}`.slice(0, 200).trim()
  const { id } = await send(caller, '/agencies', {
    effectiveOn: '2019-01-01',
    paper: null,
    note: null,
    facts: { code: null, name, shortName: name, kind: 'board', block: 'ban', parentId: null, obligation: 'undetermined', obligationBasis: null, address: null },
  })
  const { page, open } = await visitAs(context, 'programme-officer', phone)
  for (const path of [`/agencies/${id}`, '/agencies?q=giao+thong', `/agencies/${id}/change`]) {
    await open(path)
    expect.soft(await sideways(page), path).toEqual({ pixels: 0, widest: '' })
  }
})

test('a draft of a correction outlives the correction of somebody else: it is offered, and goes into no field unasked', {
  timeout: 180_000,
}, async (context) => {
  const list = (await (await caller.get('/declarations?limit=1')).json()) as { rows: { id: string }[] }
  const id = list.rows[0]?.id ?? ''
  const before = (await (await caller.get(`/declarations/${id}`)).json()) as Record<string, unknown> & { agencyId: string; version: number; number: string }
  const { page, open, settled } = await visitAs(context)
  await open(`/declarations/${id}/edit`)
  await field(page, say('declaration.field.note')).fill('Ghi chú đang soạn')
  await page.locator('.hc-form-draft').filter({ hasText: /\p{L}/u }).waitFor()

  const { agencyId, edition, kind, number, issuedOn, effectiveOn, annex } = before
  const note = before['note'] ?? undefined
  const body = {
    agencyId,
    edition,
    kind,
    number,
    issuedOn,
    effectiveOn,
    annex,
    note,
    signerTitle: 'CHỦ TỊCH',
    version: before.version,
    reason: 'Bổ sung chức vụ',
  }
  const corrected = await caller.post(`/declarations/${id}`, body, { method: 'PUT' })
  expect(corrected.status, await corrected.clone().text()).toBe(200)
  const newer = (await corrected.json()) as { id: string }

  await open(`/declarations/${id}/edit`)
  await page.getByRole('link', { name: say('declaration.act.correct-right') }).click()
  await settled()
  expect(new URL(page.url()).pathname).toContain(newer.id)
  const offer = page.locator('#main [role="alert"]').filter({ hasText: say('form.offered.text') })
  expect(await offer.innerText()).toContain(say('form.offered.fields', { fields: say('declaration.field.signerTitle') }))
  expect(await field(page, say('declaration.field.note')).inputValue(), 'not unasked').toBe(note ?? '')
  expect(await field(page, say('declaration.field.signerTitle')).inputValue()).toBe('CHỦ TỊCH')
  await press(page, say('form.offered.take'))
  expect(await field(page, say('declaration.field.note')).inputValue()).toBe('Ghi chú đang soạn')
  expect(await field(page, say('declaration.field.signerTitle')).inputValue(), 'the work of the other stays').toBe('CHỦ TỊCH')
  await field(page, say('declaration.form.reason')).fill('Thêm ghi chú')
  await press(page, say('declaration.act.save-correction'))
  await told(page, say('declaration.told.corrected', { number, name: String(before['agencyName']) }))
})

test('a report changes behind an open sheet: what is typed stays, and sending says so first', { timeout: 180_000 }, async (context) => {
  const bodies = (await (await caller.get('/issuing-bodies')).json()) as { rows: { id: string }[] }
  const issuerId = bodies.rows[0]?.id ?? ''
  const made = await send(caller, '/reports', { period: '2019-H2', dataDate: '2019-12-31', issuerId })
  const { page, open, settled } = await visitAs(context)
  await page.clock.install()
  await open(`/reports/${made.id}`)
  await page.getByRole('button', { name: say('kit.further-acts') }).click()
  await page.getByRole('menuitem', { name: say('report.act.change') }).click()
  const sheet = page.getByRole('dialog')
  await typeDay(sheet, say('report.field.dataDate'), '20/12/2019')
  const changed = await caller.post(`/reports/${made.id}`, { version: 1, dataDate: '2019-12-10', issuerId }, { method: 'PUT' })
  expect(changed.status).toBe(200)
  // What the browser does of itself when the window comes back after a while.
  await page.clock.fastForward('01:00')
  const again = page.waitForResponse((answer) => new URL(answer.url()).pathname === `/api/reports/${made.id}`)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
  await again
  await settled()
  expect(await field(sheet, say('report.field.dataDate')).inputValue(), 'nothing typed is lost').toBe('20/12/2019')
  await press(sheet, say('report.act.save'))
  await sheet.getByText(say('record.changed-meanwhile', { version: 2 })).waitFor()
  expect(await field(sheet, say('report.field.dataDate')).inputValue()).toBe('20/12/2019')
  await press(sheet, say('report.act.save'))
  await told(page, say('report.told.changed'))
})
