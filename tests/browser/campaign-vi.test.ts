// A campaign to the edition of 2026 in the browser: the edition is put in force by a paper, two lists and two targets, a stage for three
// communes at once, their declarations, and the figure that follows.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { signInOver } from '../support/child-product.ts'
import { openBrowser } from './support/chromium.ts'
import { type Demonstration, startDemonstration } from './support/demonstration.ts'
import { visit } from './support/visit.ts'
import { choose, confirm, field, findAgency, press, send, step, told, typeDay } from './support/walk.ts'
import { wordsOf } from './support/words.ts'

let browser: Browser
let demonstration: Demonstration
beforeAll(async () => {
  browser = await openBrowser()
  demonstration = await startDemonstration(browser)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await demonstration.stop()
})

const edition = 'TCVN ISO 9001:2026'
const today = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date())
const isoToday = today.split('/').reverse().join('-')

test('a campaign to the edition of 2026 runs for three communes to their declarations', { timeout: 300_000 }, async (context) => {
  const say = await wordsOf('vi')
  const { page, open, settled } = await visit(browser, context, {
    url: demonstration.product.url,
    within: await demonstration.browserOf('programme-officer'),
  })
  const account = demonstration.accounts.find(({ role }) => role === 'programme-officer')
  const officer = await signInOver(demonstration.product.url, account ?? { username: '', password: '' })
  const found = (await (await officer.get('/agencies?q=Q.3&block=phuong-xa&limit=3')).json()) as { rows: { id: string; name: string }[] }
  const communes = found.rows

  await step('the edition is put in force', async () => {
    await open('/editions')
    await page.getByRole('button', { name: say('edition.validity-title', { edition }), exact: true }).click()
    const sheet = page.getByRole('dialog')
    await typeDay(sheet, say('edition.field.validFrom'), today)
    await field(sheet, say('edition.field.paperNumber')).fill('3456/QĐ-BKHCN')
    await typeDay(sheet, say('edition.field.paperDate'), today)
    await confirm(page, say('edition.act.validity'))
    await told(page, say('edition.told.validity', { edition }))
  })

  await step('two lists are frozen', async () => {
    await open('/campaign-lists/new')
    await field(page, say('campaign-list.field.name')).fill('Ba phường làm điểm')
    await field(page, say('campaign-list.field.basis')).fill('Thử nghiệm')
    await page.getByRole('radio', { name: say('campaign-list.source.hand') }).check()
    for (const { name } of communes) await findAgency(page, say('campaign-list.field.agency'), name, name)
    await press(page, say('campaign-list.act.keep'))
    await told(page, say('campaign-list.told.kept', { count: 3 }))
    await open('/campaign-lists/new')
    await field(page, say('campaign-list.field.name')).fill('24 quận, huyện')
    await field(page, say('campaign-list.field.basis')).fill('Thử nghiệm')
    await field(page, say('campaign-list.field.blocks')).click()
    await page.getByRole('option', { name: 'Quận, huyện', exact: true }).click()
    await page.keyboard.press('Escape')
    await settled()
    await press(page, say('campaign-list.act.keep'))
    await told(page, say('campaign-list.told.kept', { count: 24 }))
  })

  await step('the campaign begins with two targets', async () => {
    await open('/campaigns/new')
    await field(page, say('campaign.field.name')).fill('Chuyển đổi sang 2026')
    await choose(page, page, say('campaign.field.fromEdition'), 'TCVN ISO 9001:2015')
    await choose(page, page, say('campaign.field.toEdition'), edition)
    await typeDay(page, say('campaign.field.startsOn'), today)
    await typeDay(page, say('campaign.field.endsOn'), '31/12/2028')
    await press(page, say('campaign.act.create'))
    await told(page, say('campaign.told.saved'))
    for (const [name, percent] of [
      ['Ba phường làm điểm', '100'],
      ['24 quận, huyện', '70'],
    ] as const) {
      await press(page, say('campaign.act.target'))
      const sheet = page.getByRole('dialog')
      await field(sheet, say('campaign.target.field.list')).click()
      await page.getByRole('option').filter({ hasText: name }).click()
      await field(sheet, say('campaign.target.field.percent')).fill(percent)
      await confirm(page, say('campaign.act.target'))
      await settled()
    }
    await page.getByText(say('campaign.board.needed-unknown', { needed: 17, total: 24 })).waitFor()
  })

  await step('three communes come to a stage at once', async () => {
    const campaign = new URL(page.url()).pathname.replace('/app', '')
    await open(`${campaign}?block=phuong-xa`)
    for (const { name } of communes) await page.getByRole('row').filter({ hasText: name }).getByRole('checkbox').check()
    await press(page, say('campaign.act.mark'))
    const sheet = page.getByRole('dialog')
    await choose(page, sheet, say('stage.field.stage'), say('stage.writing'))
    await sheet.getByText(say('stage.mark.changes', { count: 3, stage: say('stage.writing') })).waitFor()
    await confirm(page, say('campaign.act.mark'))
    await told(page, say('stage.mark.told', { count: 3 }))
  })

  await step('their declarations make them declared', async () => {
    for (const [n, { id }] of communes.entries())
      await send(officer, '/declarations', { agencyId: id, edition, number: `${n + 900}/QĐ-UBND`, issuedOn: isoToday })
    await page.reload()
    await page.getByText(say('campaign.board.met', { needed: 3, total: 3, n: 3 })).waitFor()
    await page
      .getByRole('row')
      .filter({ hasText: say('stage.declared') })
      .nth(2)
      .waitFor()
  })
})
