// The frame around every screen: the door, the rooms by role, search, day of the view, inbox, history, keys, print.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Role } from '../../src/kernel/rights.ts'
import { navigationOf } from '../../src/web/room.ts'
import { rooms } from '../../src/web/rooms.tsx'
import { axe, unsaid } from './support/audit.ts'
import { openBrowser } from './support/chromium.ts'
import { type Demonstration, startDemonstration } from './support/demonstration.ts'
import { phone, visit } from './support/visit.ts'
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

test('the search never offers what was found for other words, and says that it looks', { timeout: 180_000 }, async (context) => {
  const { page, open } = await visit(browser, context, { url: demonstration.product.url, as: await demonstration.as('programme-officer') })
  await open('/')
  await page.keyboard.press('Control+K')
  const search = page.getByRole('combobox', { name: say('shell.search') })
  const former = page.getByRole('option').filter({ hasText: 'Phường 5, Quận 10' })
  await search.fill('p5 q10')
  await former.first().waitFor()
  await page.route('**/api/search?*', async (route) => {
    await new Promise((late) => setTimeout(late, 1_500))
    await route.continue()
  })
  await search.fill('quan 3')
  await page.getByText(say('shell.searching')).waitFor()
  expect(await former.count()).toBe(0)
  await page.getByRole('option').filter({ hasText: 'Quận 3' }).first().waitFor()
  expect(await page.getByText(say('shell.searching')).count()).toBe(0)
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
  // What was known when: said where it is heeded, and not where a page shows today's knowledge.
  const knownThen = page.getByText(say('kit.as-of-known', { on: '15/06/2020', at: 'x' }).split('x')[0]?.trim() ?? '')
  for (const heeding of ['/', '/agencies', '/conversion', '/declarations']) {
    await open(`${heeding}?on=2020-06-15&knownAt=2020-06-20T23:59:59%2B07:00`)
    await knownThen.waitFor()
    expect(await page.getByText(say('kit.known-now')).count(), heeding).toBe(0)
  }
  await open('/papers/new?on=2020-06-15&knownAt=2020-06-20T23:59:59%2B07:00')
  await page.getByText(say('kit.known-now')).waitFor()
  expect(await knownThen.count()).toBe(0)
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

test('on a phone the band of the demonstration says all its words', { timeout: 180_000 }, async (context) => {
  const { page, open } = await visit(browser, context, {
    url: demonstration.product.url,
    size: phone,
    within: await demonstration.browserOf('programme-officer', phone),
  })
  await open('/')
  const band = page.locator('.hc-demonstration')
  expect(await band.innerText()).toContain(say('shell.demonstration-text'))
  expect(await band.evaluate((box) => [box.scrollWidth > box.clientWidth, box.scrollHeight > box.clientHeight])).toEqual([false, false])
})

test.for([1024, 1152, 1366])('the head stays one line at %i px with a day chosen', { timeout: 180_000 }, async (width, context) => {
  const size = { width, height: 768 }
  const { page, open } = await visit(browser, context, { url: demonstration.product.url, size, as: await demonstration.as('programme-officer') })
  await open('/?on=2020-06-15')
  const name = await page.locator('.hc-brand > span').boundingBox()
  expect(name?.height, 'the name of the product').toBeLessThan(30)
  const inside = await page.locator('.hc-frame-top').evaluate((bar) => bar.scrollWidth <= bar.clientWidth)
  expect(inside).toBe(true)
})

test('a unit beside a figure leaves the figure free', { timeout: 180_000 }, async (context) => {
  const { page, open } = await visit(browser, context, { url: demonstration.product.url, as: await demonstration.as('programme-officer') })
  await open('/kit')
  const input = field(page, say('kit-page.column.procedures'))
  await input.fill('123')
  const [kept, unit] = await Promise.all([
    input.evaluate((one) => Number.parseFloat(getComputedStyle(one).paddingInlineEnd)),
    page.locator('.hc-number-unit').evaluate((section) => section.getBoundingClientRect().width),
  ])
  expect(unit).toBeGreaterThan(20)
  expect(kept).toBeGreaterThanOrEqual(unit - 2)
})

test('Enter in the search for an agency takes the first one found, and sends no form before one stands there', { timeout: 180_000 }, async (context) => {
  const { page, open, settled } = await visit(browser, context, { url: demonstration.product.url, as: await demonstration.as('programme-officer') })
  await open('/kit')
  const search = field(page, say('figure.agency'))
  await search.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('mau 12')
  // At once: what is marked, if anything, answers other words.
  await page.keyboard.press('Enter')
  expect(await page.locator('.hc-form-errors').count()).toBe(0)
  await page.locator('[data-combobox-selected]').getByText('Chi cục Mẫu 12').waitFor()
  await page.keyboard.press('Enter')
  await settled()
  expect(await search.inputValue()).toBe('Chi cục Mẫu 12')
  expect(await page.locator('.hc-form-errors').count()).toBe(0)
})

test('home and plan open at the last half-year that has records, say so, and lead to the present one', { timeout: 180_000 }, async (context) => {
  const { page, open, settled } = await visit(browser, context, { url: demonstration.product.url, as: await demonstration.as('programme-officer') })
  for (const [path, shown] of [
    ['/', '06 tháng đầu năm 2020'],
    ['/directions', '06 tháng cuối năm 2020'],
  ] as const) {
    await open(path)
    const words = page.getByText(new RegExp(`^Đang xem ${shown}`))
    await words.waitFor()
    expect(await field(page, say('programme.period')).inputValue()).toBe(shown)
    expect(await page.locator('.hc-as-of-band').count(), 'the day stays today').toBe(0)
    await words.getByRole('link').click()
    await settled()
    expect(await field(page, say('programme.period')).inputValue()).not.toBe(shown)
    expect(await words.count()).toBe(0)
  }
})

test('a paper lists what rests on it', { timeout: 180_000 }, async (context) => {
  const { page, open, settled } = await visit(browser, context, { url: demonstration.product.url, as: await demonstration.as('programme-officer') })
  await open('/activities')
  await page.locator('.hc-table-lead').first().waitFor()
  const address = demonstration.addressOf(
    rooms.find(({ path }) => path === '/papers/$paperId') ?? { path: '/papers', act: 'paper.read', label: '', component: () => null },
  )
  await open(address)
  await page.getByRole('heading', { name: say('paper-uses.title') }).waitFor()
  await settled()
  expect(await unsaid(page)).toEqual([])
  expect(await axe(page)).toEqual([])
})

test('the administrator gives a person and the authority other names', { timeout: 180_000 }, async (context) => {
  const { page, open, settled } = await visit(browser, context, { url: demonstration.product.url, as: await demonstration.as('system-administrator') })
  await open('/accounts?q=vanthu')
  await page.locator('.hc-table-lead').first().click()
  await page.getByRole('button', { name: say('kit.further-acts') }).click()
  await page.getByRole('menuitem', { name: say('account.act.person') }).click()
  const sheet = page.getByRole('dialog')
  await field(sheet, say('account.field.name')).fill('Văn thư mới (minh họa)')
  await field(sheet, say('account.field.email')).fill('van.thu@example.test')
  expect(await axe(page)).toEqual([])
  await press(sheet, say('account.person.act'))
  await page.getByRole('heading', { level: 1, name: 'Văn thư mới (minh họa)' }).waitFor()
  await page.getByText('van.thu@example.test').waitFor()

  await open('/settings')
  await page.getByRole('link', { name: `${say('settings.edit')} Thành phố Hồ Chí Minh`, exact: true }).click()
  await settled()
  await field(page, say('set-up.authority.name')).fill('Thành phố Mới')
  expect(await axe(page)).toEqual([])
  await press(page, say('settings.save'))
  await page.locator('.hc-seat-of').first().getByText('Thành phố Mới').waitFor()
  await page.getByRole('heading', { level: 1, name: say('settings.title') }).waitFor()
})
