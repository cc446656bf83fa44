// The states nobody designs first: not allowed, nothing there yet, the server away.
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Role } from '../../src/kernel/rights.ts'
import { administrator, type ChildProduct, removeFolder, setUpOver, startChild, temporaryFolder } from '../support/child-product.ts'
import { axe, unsaid } from './support/audit.ts'
import { openBrowser } from './support/chromium.ts'
import { type Demonstration, screens, startDemonstration, strangerTo, viewerOf } from './support/demonstration.ts'
import { openContext, signedIn, visit } from './support/visit.ts'
import { type Say, wordsOf } from './support/words.ts'

/** What a screen asks for itself; the counts in the frame may fail in silence. */
const beyondTheFrame = /\/api\/(?!session$|notifications|works(\?|$)|tasks\?.*limit=1(&|$))/

let browser: Browser
let say: Say
beforeAll(async () => {
  browser = await openBrowser()
  say = await wordsOf('vi')
}, 60_000)
afterAll(() => browser?.close())

describe('in the demonstration', () => {
  let demonstration: Demonstration
  beforeAll(async () => {
    demonstration = await startDemonstration(browser)
  }, 120_000)
  afterAll(() => demonstration.stop())

  test.for(Role.options)('%s is told where this seat may not go, and the server is not asked', { timeout: 180_000 }, async (role, context) => {
    const closed = screens.filter((room) => strangerTo(room) === role)
    const { page, open, complaints } = await visit(browser, context, { url: demonstration.product.url, within: await demonstration.browserOf(role) })
    for (const room of closed) {
      await open(demonstration.addressOf(room))
      expect.soft(await page.locator('h1').first().innerText(), room.path).toBe(say('kit.not-allowed.page'))
      expect.soft(await page.getByText(say('kit.not-allowed.text')).isVisible(), `${room.path} says who could help`).toBe(true)
      expect.soft(complaints.splice(0), room.path).toEqual([])
    }
  })

  const asking = screens.filter((room) => viewerOf(room) !== undefined && room.path !== '/kit')
  test.for(asking)('$path says that the server is away, and opens once it is back', { timeout: 180_000 }, async (room, context) => {
    const viewer = viewerOf(room)
    const { page, open, settled, complaints } = await visit(browser, context, { url: demonstration.product.url, within: await demonstration.browserOf(viewer) })
    let refused = 0
    await page.route(beyondTheFrame, (route) => {
      refused++
      return route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: JSON.stringify({ type: 'about:blank', title: 'Unavailable', status: 503, code: 'database.away', details: {} }),
      })
    })
    await open(demonstration.addressOf(room))
    expect.soft(await page.locator('h1').first().isVisible()).toBe(true)
    expect.soft(await unsaid(page, demonstration.literal)).toEqual([])
    const foreseen = complaints.filter((complaint) => !complaint.includes('503'))
    expect.soft(foreseen, 'nothing but the refused requests').toEqual([])
    if (refused === 0) return
    expect.soft(await page.locator('#main [role="alert"]').count(), 'it says so').toBeGreaterThan(0)
    await page.unroute(beyondTheFrame)
    const again = page.locator('#main').getByRole('button', { name: say('kit.retry') })
    for (let n = 0; n < 5 && (await again.count()) > 0; n++) {
      await again.first().click()
      await settled()
    }
    expect.soft(await page.locator('#main [role="alert"]').allInnerTexts(), 'gone after trying again').toEqual([])
  })
})

describe('in an empty installation', () => {
  let folder: string
  let product: ChildProduct
  let officer: BrowserContext
  beforeAll(async () => {
    folder = await temporaryFolder()
    product = await startChild(folder)
    await setUpOver(product.url)
    officer = await openContext(browser, { url: product.url, as: await signedIn(browser, product.url, administrator) })
  }, 120_000)
  afterAll(async () => {
    await product.stop()
    await removeFolder(folder)
  })

  test.for(screens.filter((room) => room.navigation))('$path says what it is for', { timeout: 180_000 }, async (room, context) => {
    const { page, open, complaints } = await visit(browser, context, { url: product.url, within: officer })
    await open(room.path)
    expect.soft(await page.locator('#main').innerText()).toMatch(/\p{L}{3}/u)
    if (!full.has(room.path)) expect.soft(await page.locator('#main .hc-empty').count(), 'the empty state').toBeGreaterThan(0)
    expect.soft(await unsaid(page)).toEqual([])
    expect.soft(await axe(page)).toEqual([])
    expect.soft(complaints).toEqual([])
  })
})

/** What is never empty: the start, who has an account, what was recorded, how it is set up. */
const full = new Set(['/', '/accounts', '/people', '/log', '/settings'])
