// The frame around every screen: the door, the rooms by role, search, day of the view, inbox, history, keys, print.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Role } from '../../src/kernel/rights.ts'
import { navigationOf } from '../../src/web/room.ts'
import { rooms } from '../../src/web/rooms.tsx'
import { axe, unsaid } from './support/audit.ts'
import { openBrowser } from './support/chromium.ts'
import { type Demonstration, startDemonstration } from './support/demonstration.ts'
import { visit } from './support/visit.ts'
import { field, press } from './support/walk.ts'
import { type Say, wordsOf } from './support/words.ts'

let browser: Browser
let say: Say
let demonstration: Demonstration
beforeAll(async () => {
  browser = await openBrowser()
  say = await wordsOf('vi')
  demonstration = await startDemonstration(browser)
}, 120_000)
afterAll(async () => {
  await browser.close()
  await demonstration.stop()
})

const officer = (role: Role = 'programme-officer') => demonstration.accounts.find((one) => one.role === role) ?? { username: '', password: '' }

test('the door: a wrong password is said so, the right one leads to where the visitor was going', { timeout: 180_000 }, async (context) => {
  const { page, settled } = await visit(browser, context, { url: demonstration.product.url })
  await page.goto('/app/papers?kind=decision')
  await page.getByRole('heading', { name: say('sign-in.title') }).waitFor()
  await field(page, say('sign-in.username')).fill(officer().username)
  await field(page, say('sign-in.password')).fill('không phải mật khẩu này')
  await press(page, say('sign-in.act'))
  await page.getByRole('alert').waitFor()
  expect(await unsaid(page)).toEqual([])
  expect(await field(page, say('sign-in.username')).inputValue(), 'the name stays').toBe(officer().username)
  await field(page, say('sign-in.password')).fill(officer().password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: say('paper.list.title') }).waitFor()
  await settled()
  expect(new URL(page.url()).search).toBe('?kind=decision')
  await page.getByRole('button', { name: new RegExp(officer().username === '' ? 'x' : '\\(minh họa\\)') }).click()
  await page.getByRole('menuitem', { name: say('shell.sign-out') }).click()
  await page.getByRole('heading', { name: say('sign-in.title') }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: say('sign-in.title') }).waitFor()
})

test.for(Role.options)('%s sees the rooms of this role and opens the first', { timeout: 180_000 }, async (role, context) => {
  const { page, open, complaints } = await visit(browser, context, { url: demonstration.product.url, within: await demonstration.browserOf(role) })
  await open('/')
  const shown = await page.locator('nav').first().getByRole('link').allInnerTexts()
  expect(shown.map((text) => text.trim().split('\n')[0])).toEqual(navigationOf(rooms, role).map(({ label }) => say(label)))
  expect(await unsaid(page, demonstration.literal)).toEqual([])
  expect(await axe(page)).toEqual([])
  expect(complaints).toEqual([])
})

test('Ctrl+K finds an agency by a few letters without marks; Enter opens it', { timeout: 180_000 }, async (context) => {
  const { page, open, settled } = await visit(browser, context, { url: demonstration.product.url, as: await demonstration.as('programme-officer') })
  await open('/')
  await page.keyboard.press('Control+K')
  const search = page.getByRole('combobox', { name: say('shell.search') })
  await search.fill('p5 q10')
  const found = page.getByRole('option').filter({ hasText: 'Phường 5, Quận 10' }).first()
  await found.waitFor()
  expect(await axe(page)).toEqual([])
  await page.locator('[data-combobox-selected]').filter({ hasText: 'Phường 5, Quận 10' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Ủy ban nhân dân Phường 5, Quận 10' }).waitFor()
  await settled()
  await page.keyboard.press('Control+K')
  await search.fill('1451')
  await page.getByRole('option').filter({ hasText: '1451/QĐ-UBND' }).first().click()
  await page.getByRole('heading', { level: 1, name: /1451\/QĐ-UBND/ }).waitFor()
})

test('the day of the view: an amber band, kept from room to room, and the way back', { timeout: 180_000 }, async (context) => {
  const { page, open, settled } = await visit(browser, context, { url: demonstration.product.url, as: await demonstration.as('programme-officer') })
  await open('/agencies')
  await page.getByRole('button', { name: say('shell.as-of') }).click()
  const day = page.getByRole('dialog').getByLabel(say('shell.as-of')).and(page.locator('input'))
  await day.fill('15/06/2020')
  await day.press('Tab')
  await page.keyboard.press('Escape')
  await settled()
  const band = page.getByText(say('kit.as-of', { on: '15/06/2020' }))
  await band.waitFor()
  await page
    .getByRole('link', { name: say('conversion.title') })
    .first()
    .click()
  await settled()
  expect(await band.isVisible()).toBe(true)
  expect(new URL(page.url()).searchParams.get('on')).toBe('2020-06-15')
  await press(page, say('kit.back-to-today'))
  await settled()
  expect(await band.count()).toBe(0)
})

test('the bell tells of the import that ended, and leads to its result', { timeout: 180_000 }, async (context) => {
  const { page, open, settled } = await visit(browser, context, { url: demonstration.product.url, as: await demonstration.as('programme-officer') })
  await open('/')
  await page.locator('.hc-bell').click()
  const drawer = page.getByRole('dialog')
  await drawer.locator('.hc-inbox a').first().click()
  await drawer.waitFor({ state: 'hidden' })
  await settled()
  await page.getByText(say('long-work.state.done')).first().waitFor()
})

test('the history of a record says who did what', { timeout: 180_000 }, async (context) => {
  const { page, open, settled } = await visit(browser, context, { url: demonstration.product.url, as: await demonstration.as('programme-officer') })
  await open(
    demonstration.addressOf(rooms.find(({ path }) => path === '/papers/$paperId') ?? { path: '/papers', act: 'paper.read', label: '', component: () => null }),
  )
  await press(page, say('kit.history'))
  await settled()
  const drawer = page.getByRole('dialog')
  expect(await drawer.innerText()).toContain(say('deed.paper.recorded'))
  expect(await unsaid(page)).toEqual([])
  expect(await axe(page)).toEqual([])
})

test('a list by keys alone: down, Enter, back', { timeout: 180_000 }, async (context) => {
  const { page, open, settled } = await visit(browser, context, { url: demonstration.product.url, as: await demonstration.as('programme-officer') })
  await open('/agencies')
  await page.locator('tbody tr[data-index="0"]').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-index') === '2')
  const name = (await page.locator('tbody tr[data-index="2"] .hc-table-lead').innerText()).trim()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await settled()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: say('shell.keys') }).waitFor()
})

test('on paper: no frame, the whole list, the report alone', { timeout: 180_000 }, async (context) => {
  const { page, open, settled } = await visit(browser, context, { url: demonstration.product.url, as: await demonstration.as('programme-officer') })
  await open('/conversion?on=2020-06-15')
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.hc-frame-nav').isVisible()).toBe(false)
  expect(await page.getByText(say('kit.as-of', { on: '15/06/2020' })).isVisible(), 'the day of the figures is on paper, too').toBe(true)
  await page.emulateMedia({ media: 'screen' })
  await open(
    demonstration.addressOf(
      rooms.find(({ path }) => path === '/reports/$reportId') ?? { path: '/reports', act: 'report.read', label: '', component: () => null },
    ),
  )
  await settled()
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.hc-paper-desk').isVisible()).toBe(true)
  expect(await page.locator('.hc-page-head').isVisible()).toBe(false)
  const pdf = await page.pdf({ format: 'A4' })
  expect(pdf.subarray(0, 4).toString('latin1')).toBe('%PDF')
})
