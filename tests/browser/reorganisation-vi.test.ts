// The register through time: the list of 2021 becomes the act under 1111/NQ-UBTVQH14, what was before stays as it was, and the act can be taken back.
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest'
import { demoBodies, demoDeclarations } from '../../src/demo/hcmc-2020.ts'
import { signInOver } from '../support/child-product.ts'
import { sideways, unsaid } from './support/audit.ts'
import { openBrowser } from './support/chromium.ts'
import { type Demonstration, startDemonstration } from './support/demonstration.ts'
import { frozenFiles } from './support/main-path/report.ts'
import { answerByCrosswalk, apply, draftTheAct, holdTheList, preview, questionOf, reads, resolution, titleOf } from './support/reorganisation/act.ts'
import { districtsAndCommunes, inTheTree, openAgency, wholeOfTheBoard } from './support/reorganisation/register.ts'
import { phone, visit } from './support/visit.ts'
import { confirm, field, press, speak, step, told, typeDay, type Walk } from './support/walk.ts'
import { type Language, wordsOf } from './support/words.ts'

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

const [dayBefore, dayAfter] = [{ on: '2020-12-31' }, { on: '2021-01-02' }]
/** As the register of 2019 counted districts and communes, and that of 2021. */
const [before, after] = [
  [24, 322],
  [22, 312],
]

const declared = demoDeclarations().filter(({ edition }) => edition === 'TCVN ISO 9001:2015')
const districts = demoBodies().filter(({ name }) => resolution.districts.some((one) => one === name))
/** What the districts that end had declared: their successor has it to do again. */
const carried = declared.filter(({ agency }) => districts.some(({ key }) => key === agency))

/** How far a table sticks out of what holds it. */
const overhang = (table: Locator): Promise<number> => table.evaluate((one) => Math.max(0, one.scrollWidth - (one.parentElement?.clientWidth ?? 0)))

/** The instant between two acts. */
const instant = async (): Promise<Date> => {
  await new Promise((wait) => setTimeout(wait, 1100))
  const now = new Date()
  await new Promise((wait) => setTimeout(wait, 1100))
  return now
}

async function officer(context: TestContext, language: Language): Promise<Walk> {
  const say = await wordsOf(language)
  const seen = await visit(browser, context, { url: demonstration.product.url, within: await demonstration.browserOf('programme-officer') })
  return { ...seen, url: demonstration.product.url, language, say }
}

async function issuedReport({ url }: Walk): Promise<string> {
  const account = demonstration.accounts.find(({ role }) => role === 'programme-officer')
  if (!account) throw new Error('the demonstration has no programme officer')
  const { rows } = (await (await (await signInOver(url, account)).get('/reports')).json()) as { rows: { id: string }[] }
  return rows[0]?.id ?? ''
}

/** The stored Word and PDF of a report, as they were frozen and as they were issued. */
async function storedFiles(walk: Walk, report: string): Promise<string[]> {
  await walk.open(`/reports/${report}`)
  const frozen = await frozenFiles(walk)
  const issued = await frozenFiles(walk, walk.say('report.page.issued-files', { number: '' }).trim())
  return [frozen.docx, frozen.pdf, issued.docx, issued.pdf].map(({ sha256 }) => sha256)
}

let act = ''

test('the list of 2021 becomes the act of 2021, and nothing of 2020 changes', { timeout: 600_000 }, async (context) => {
  const walk = await officer(context, 'vi')
  const { page, say, open, settled, complaints } = walk
  const report = await issuedReport(walk)
  const stored = await step('the report as it is kept', () => storedFiles(walk, report))

  await step('the register of 2019', async () => {
    expect(await districtsAndCommunes(walk, dayBefore)).toEqual(before)
    expect(await inTheTree(walk, 'Quận 2', dayBefore)).toContain('Ủy ban nhân dân Quận 2')
    expect(await wholeOfTheBoard(walk, dayBefore)).toBe(`${declared.length}/63`)
  })
  await step('a code is not an identity: 769 is asked, not renamed', async () => {
    await holdTheList(walk)
    const question = questionOf(walk, '769')
    expect(await question.innerText()).toContain(say('official-list.question.kind.other-name'))
    expect(await question.innerText()).toContain('Quận 2')
    expect(await page.locator('#main').innerText()).toContain(say('official-list.lines-later'))
    expect(await page.getByRole('button', { name: say('official-list.act.draft'), exact: true }).isDisabled()).toBe(true)
  })
  await step('the crosswalk answers', () => answerByCrosswalk(walk))
  act = await step('the draft', async () => {
    const drafted = await draftTheAct(walk)
    const lines = page.locator('.hc-line-row')
    expect(await lines.filter({ hasText: resolution.city }).first().innerText()).toContain(say('act.kind.merge'))
    expect(
      await lines
        .filter({ hasText: say('act.kind.rename') })
        .filter({ hasText: /Q[.]2\b|Quận 2\b/ })
        .count(),
      'Quận 2 is not renamed',
    ).toBe(0)
    return drafted
  })
  await step('24 → 22, 322 → 312, 63 → 61, and no fault', async () => {
    const shown = await preview(walk)
    for (const figure of ['24 → 22', '322 → 312', '63 → 61']) expect(shown).toContain(figure)
    for (const name of resolution.districts) expect(shown).toContain(name)
    expect(await page.locator('.hc-fault-list').count(), 'no fault').toBe(0)
  })
  const knownBefore = await instant()
  await step('applied', () => apply(walk))

  await step('22 and 312 from 2021 on, 24 and 322 until then', async () => {
    expect(await districtsAndCommunes(walk, dayAfter)).toEqual(after)
    expect(await districtsAndCommunes(walk, dayBefore)).toEqual(before)
    expect(await inTheTree(walk, 'Thủ Đức', dayAfter)).toContain(resolution.city)
    expect(await inTheTree(walk, 'Thủ Đức', dayBefore)).not.toContain(resolution.city)
  })
  await step('not known before it was recorded', async () => {
    expect(await districtsAndCommunes(walk, { ...dayAfter, knownAt: knownBefore })).toEqual(before)
    await page.getByRole('note').first().waitFor()
  })
  await step('n of 63 until 2020, of 61 from 2021 on', async () => {
    expect(await wholeOfTheBoard(walk, dayBefore)).toBe(`${declared.length}/63`)
    expect(await wholeOfTheBoard(walk, { on: resolution.on }), 'nobody inherits a declaration').toBe(`${declared.length - carried.length}/61`)
  })
  await step('Thành phố Thủ Đức has not declared, and its to-dos are there', async () => {
    await openAgency(walk, resolution.city, dayAfter)
    await reads(walk, 'the successor')
    const main = await page.locator('#main').innerText()
    for (const name of resolution.districts) expect(main, 'lineage').toContain(name)
    for (const { number } of carried) expect(main, 'to declare anew').toContain(number)
    const todos = page.locator('#main section').filter({ has: page.getByRole('heading', { name: say('todo.list.title'), exact: true }) })
    for (const { shortName } of districts) expect(await todos.innerText(), 'the to-dos of three districts').toContain(shortName)
    await open('/tasks')
    const tasks = await page.locator('#main').innerText()
    for (const { number } of carried) expect(tasks).toContain(number)
    await reads(walk, 'to-dos')
  })
  await step('reviewed, it is known not to have declared', async () => {
    await open(`/conversion?on=${dayAfter.on}`)
    await press(page, say('review.act.record'))
    const sheet = page.getByRole('dialog')
    await typeDay(sheet, say('review.field.reviewedOn'), '02/01/2021')
    await field(sheet, say('review.field.source')).fill('Rà soát sau sắp xếp đơn vị hành chính')
    await confirm(page, say('review.act.record'))
    await told(page, say('review.told.recorded', { on: '02/01/2021' }))
    await settled()
    await page.locator('.hc-conversion-heads .hc-figure-number').first().click()
    const drawer = page.getByRole('dialog')
    await drawer
      .getByRole('button')
      .filter({ hasText: say('figure.part.not-yet') })
      .first()
      .click()
    await drawer.getByText(resolution.city).first().waitFor()
    await press(drawer, say('kit.close'))
  })
  await step('what ended says so and leads on, here and on the public pages', async () => {
    await openAgency(walk, resolution.districts[0], dayBefore)
    await open(new URL(page.url()).pathname.replace('/app', ''))
    const note = page
      .locator('#main')
      .getByText(say('lineage.ended-since', { on: '01/01/2021' }))
      .first()
    expect(await note.innerText()).toContain(resolution.number)
    await reads(walk, 'the ended agency')
    const address = (await page.locator('a[href^="/co-quan/"]').first().getAttribute('href')) ?? ''
    await page.getByRole('link', { name: resolution.city, exact: true }).first().click()
    await page.getByRole('heading', { name: resolution.city, level: 1 }).waitFor()
    await expect.poll(async () => (await page.request.get(address)).text(), { timeout: 60_000 }).toContain(resolution.city)
    await page.goto(address)
    expect(await page.locator('.answer').innerText()).toContain('01/01/2021')
    await page.getByRole('link', { name: resolution.city }).click()
    expect(await page.locator('h1').innerText()).toBe(resolution.city)
  })
  await step('the report of 15/06/2020', async () => {
    expect(await storedFiles(walk, report), 'to the byte').toEqual(stored)
    await open(`/reports/${report}?view=live`)
    expect(await page.locator('.hc-paper-desk').innerText(), 'live, N is still 63').toContain(`${declared.length}/63`)
    expect(await unsaid(page)).toEqual([])
  })
  expect(complaints).toEqual([])
})

test('in English the act is corrected, annulled and recorded anew', { timeout: 600_000 }, async (context) => {
  const walk = await officer(context, 'en')
  const { page, say, open, complaints } = walk
  await step('language', async () => {
    await open(act)
    await speak(walk)
    await reads(walk, 'the applied act')
  })
  await step('a correction says it anew and changes nothing else', async () => {
    await press(page, say('acts.act.correct'))
    const sheet = page.getByRole('dialog')
    await field(sheet, say('kit.act.reason')).fill('The issuer was written in short.')
    await confirm(page, say('acts.correction.begin'))
    await told(page, say('acts.told.correction-begun'))
    await preview(walk)
    await apply(walk, titleOf(await wordsOf('vi')))
    act = new URL(page.url()).pathname.replace('/app', '')
    expect(await districtsAndCommunes(walk, dayAfter)).toEqual(after)
  })
  await step('annulled: as if it had not been, and still known to have been said', async () => {
    const between = await instant()
    await open(`${act}/annulment`)
    await page.locator('.hc-outcome-strip').waitFor()
    await reads(walk, 'the annulment')
    const undone = await page.locator('#main').innerText()
    for (const said of ['61 → 63', say('acts.outcome.back'), say('acts.outcome.gone')]) expect(undone).toContain(said)
    await press(page, say('acts.act.annul'))
    await field(page.getByRole('dialog'), say('kit.act.reason')).fill('Recorded on the wrong day.')
    await confirm(page, say('acts.act.annul'))
    await page.getByText(say('act.state.annulled')).first().waitFor()
    await reads(walk, 'annulled')
    expect(await districtsAndCommunes(walk, dayAfter)).toEqual(before)
    expect(await districtsAndCommunes(walk, { ...dayAfter, knownAt: between })).toEqual(after)
    expect(await wholeOfTheBoard(walk, { on: resolution.on })).toBe(`${declared.length}/63`)
  })
  await step('recorded anew', async () => {
    await holdTheList(walk)
    await answerByCrosswalk(walk)
    act = await draftTheAct(walk)
    expect(await preview(walk)).toContain('63 → 61')
    await apply(walk)
    expect(await districtsAndCommunes(walk, dayAfter)).toEqual(after)
    expect(await districtsAndCommunes(walk, dayBefore)).toEqual(before)
  })
  expect(complaints).toEqual([])
})

test('on a phone: the act, the successor, the lineage, the to-dos', { timeout: 180_000 }, async (context) => {
  const within = await demonstration.browserOf('programme-officer', phone)
  const seen = await visit(browser, context, { url: demonstration.product.url, within })
  const walk: Walk = { ...seen, url: demonstration.product.url, language: 'en', say: await wordsOf('en') }
  const { page, open } = walk
  const fits = async (path: string) => {
    await open(path)
    await reads(walk, path)
    expect.soft(await sideways(page), path).toEqual({ pixels: 0, widest: '' })
    for (const table of await page.locator('.hc-stacked').all()) expect.soft(await overhang(table), `${path}: a table`).toBe(0)
  }
  await openAgency(walk, resolution.city, dayAfter)
  const city = new URL(page.url()).pathname.replace('/app', '')
  for (const path of [act, city, `${city}/lineage`, '/tasks', `/agencies/tree?q=${encodeURIComponent('Thủ Đức')}&on=${dayAfter.on}`]) await fits(path)
})
