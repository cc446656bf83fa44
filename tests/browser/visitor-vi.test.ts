// A citizen with a phone: the article of a range of days, a newsletter, a paper; every public page light, without script, readable.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, type ChildProduct, removeFolder, signInOver, startChild, temporaryFolder } from '../support/child-product.ts'
import { axe, sideways, unsaid } from './support/audit.ts'
import { openBrowser } from './support/chromium.ts'
import { phone, visit } from './support/visit.ts'
import { wordsOf } from './support/words.ts'

const most = 40_000
const title = 'Chuyển đổi sang TCVN ISO 9001:2015 tại Ủy ban nhân dân các quận, huyện và phường, xã, thị trấn trên địa bàn Thành phố'

let browser: Browser
let folder: string
let product: ChildProduct
let newsletter: string
let paper: { number: string; path: string }

async function done<T>(answer: Promise<Response>): Promise<T> {
  const reply = await answer
  if (!reply.ok) throw new Error(await reply.text())
  return (await reply.json()) as T
}

/** What the office of the demonstration published beside its news. */
async function publish(officer: Caller): Promise<void> {
  const body = '## Trong số này\n- Kết quả sáu tháng đầu năm\n\nCác cơ quan đã chuyển đổi được nêu trong bản tin.'
  const form = { series: 'Bản tin ISO', number: 98, issuedOn: '2020-06-15', title, body, channels: ['Trang thông tin điện tử'] }
  const { id } = await done<{ id: string }>(officer.post('/portal/newsletters', form))
  newsletter = `/ban-tin/${(await done<{ slug: string }>(officer.post(`/portal/newsletters/${id}/publication`, { version: 1 }))).slug}`
  const { rows } = await done<{ rows: { id: string; number: string; version: number }[] }>(officer.get('/papers?sort=-issuedOn'))
  const slugs = []
  for (const row of rows)
    slugs.push((await done<{ slug: string }>(officer.post(`/papers/${row.id}/publication`, { version: row.version, withFile: false }))).slug)
  paper = { number: rows[0]?.number ?? '', path: `/van-ban/${slugs[0]}` }
}

beforeAll(async () => {
  browser = await openBrowser()
  folder = await temporaryFolder()
  product = await startChild(folder, { command: ['demo', '--serve'] })
  const accounts = JSON.parse(await readFile(join(folder, 'data/demo-accounts.json'), 'utf8')) as { role: string; username: string; password: string }[]
  await publish(await signInOver(product.url, accounts.find(({ role }) => role === 'programme-officer') ?? { username: '', password: '' }))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await product.stop()
  await removeFolder(folder)
})

async function fits(page: Page): Promise<void> {
  const where = page.url()
  expect.soft(await axe(page), where).toEqual([])
  expect.soft(await unsaid(page), where).toEqual([])
  expect.soft(await sideways(page), where).toEqual({ pixels: 0, widest: '' })
}

test('the visitor finds the article by a range of days on a phone', { timeout: 180_000 }, async (context) => {
  const say = await wordsOf('vi')
  const { page, complaints } = await visit(browser, context, { url: product.url, size: phone })
  const from = page.getByRole('textbox', { name: say('portal.by-day.from'), exact: true })
  const to = page.getByRole('textbox', { name: say('portal.by-day.to'), exact: true })
  const show = () => page.getByRole('button', { name: say('portal.by-day.show') }).click()
  await page.goto('/')
  await page
    .getByRole('navigation', { name: say('portal.navigation') })
    .getByRole('link', { name: say('portal.news'), exact: true })
    .click()

  await from.fill('17/06/2020')
  await to.fill('15/06/2020')
  await show()
  await fits(page)
  await page.getByRole('link', { name: say('portal.by-day.swap', { from: '15/06/2020', to: '17/06/2020' }) }).click()
  expect(decodeURIComponent(new URL(page.url()).search)).toBe('?tu=15/06/2020&den=17/06/2020')
  const articles = page.locator('main .news h2 a')
  expect(await articles.count()).toBe(1)
  await fits(page)

  await articles.first().click()
  expect(await page.locator('main').innerText()).toContain('47/63')
  expect(await page.locator('main .when').innerText()).toContain('Thứ ba, 16/06/2020')
  await fits(page)

  // The filter stands at the foot of the article, too; a range without news says so.
  await from.fill('01/01/2001')
  await to.fill('31/12/2001')
  await show()
  expect(await page.locator('main').innerText()).toContain(say('portal.by-day.none'))
  await from.fill('31/02/2020')
  await show()
  expect(await page.getByRole('alert').innerText()).toContain('31/02/2020')
  await fits(page)
  expect(complaints.filter((text) => !/status of 400/.test(text))).toEqual([])
})

test('a newsletter and a paper are found and read on a phone', { timeout: 180_000 }, async (context) => {
  const say = await wordsOf('vi')
  const { page, complaints } = await visit(browser, context, { url: product.url, size: phone })
  const goTo = (name: string) =>
    page
      .getByRole('navigation', { name: say('portal.navigation') })
      .getByRole('link', { name, exact: true })
      .click()
  await page.goto('/')
  await goTo(say('portal.newsletters'))
  await fits(page)
  await page.getByRole('link', { name: `Bản tin ISO số 98/2020: ${title}` }).click()
  expect(new URL(page.url()).pathname).toBe(newsletter)
  await fits(page)
  await goTo(say('portal.library'))
  await fits(page)
  await page.getByRole('searchbox').fill(paper.number.toLowerCase().replaceAll('đ', 'd'))
  await page.getByRole('button', { name: say('public-library.search') }).click()
  await page.getByRole('link', { name: paper.number }).first().click()
  expect(new URL(page.url()).pathname).toBe(paper.path)
  await fits(page)
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('header nav').first().isVisible()).toBe(false)
  expect(await page.locator('main h1').isVisible()).toBe(true)
  expect(complaints).toEqual([])
})

describe('every public page', () => {
  const pages = () => ['/', '/tin', '/ban-tin', newsletter, '/van-ban', '/van-ban?q=iso&nam=2020', paper.path, '/cong-bo', '/khong-co-trang-nay']

  async function bodyOf(path: string): Promise<string> {
    return (await fetch(new URL(path, product.url))).text()
  }

  test(`is at most ${most} bytes, in both languages and in the largest letters, with links, visits and no script`, { timeout: 120_000 }, async () => {
    const [, article = ''] = /href="(\/tin\/[a-z0-9-]+)"/.exec(await bodyOf('/tin')) ?? []
    const [, agency = ''] = /href="(\/co-quan\/[a-z0-9-]+)"/.exec(await bodyOf('/cong-bo')) ?? []
    expect([article, agency]).not.toContain('')
    for (const path of [...pages(), article, agency])
      for (const address of [path, path === '/' ? '/en' : `/en${path}`, `${path}${path.includes('?') ? '&' : '?'}co-chu=rat-lon`]) {
        const html = await bodyOf(address)
        expect.soft([address, Buffer.byteLength(html) <= most, /<script/i.test(html)]).toEqual([address, true, false])
        if (path === '/khong-co-trang-nay') continue
        expect.soft([address, /id="truy-cap"/.test(html), /id="lien-ket"/.test(html)]).toEqual([address, true, true])
      }
    expect(Buffer.byteLength(await bodyOf('/portal.css'))).toBeLessThanOrEqual(10_000)
  })
})
