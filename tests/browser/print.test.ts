// What a person gets from the printer: the sheet without the frame around it, with the day it speaks of, as wide as the paper.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/chromium.ts'
import { type Demonstration, screens, startDemonstration, viewerOf } from './support/demonstration.ts'
import { visit } from './support/visit.ts'
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

/** A4 without its margins: 210 - 20 - 15 mm, at 96 px to the inch. */
const paper = { width: 661, height: 995 }

const printed = [
  '/',
  '/conversion',
  '/campaigns/$campaignId',
  '/declarations',
  '/declarations/$declarationId',
  '/declarations/drafts/$draftId',
  '/agencies',
  '/agencies/tree',
  '/agencies/$agencyId',
  '/agencies/$agencyId/lineage',
  '/acts/$actId',
  '/calendar',
  '/papers',
  '/papers/$paperId',
  '/reports/$reportId',
]
/** Screens that show another day than today, and say so on paper. */
const ofAnotherDay = new Set(['/conversion', '/declarations', '/agencies', '/agencies/tree'])

const rooms = printed.map((path) => {
  const room = screens.find((one) => one.path === path)
  if (!room) throw new Error(`no screen ${path}`)
  return room
})

test.for(rooms)('$path', { timeout: 180_000 }, async (room, context) => {
  const say = await wordsOf('vi')
  const dated = ofAnotherDay.has(room.path)
  const { page, open, settled, complaints } = await visit(browser, context, {
    url: demonstration.product.url,
    within: await demonstration.browserOf(viewerOf(room)),
  })
  const address = demonstration.addressOf(room)
  await open(dated ? `${address}?on=2020-06-15` : address)
  await page.setViewportSize(paper)
  await settled()
  await page.emulateMedia({ media: 'print' })
  const found = await page.evaluate((width) => {
    const seen = (element: Element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 0
    const all = [...document.querySelectorAll('body *')].filter(seen)
    /** What is cut off by an element around it is not on the paper. */
    const clipped = (element: Element): boolean =>
      element.parentElement !== null && (getComputedStyle(element.parentElement).overflowX !== 'visible' || clipped(element.parentElement))
    return {
      frame: [...document.querySelectorAll('nav, .hc-frame-head, .hc-frame-bottom, .hc-page-acts, .hc-page-back, .hc-told, .mantine-Button-root')]
        .filter((one) => seen(one) && (one.textContent ?? '').trim() !== '')
        .map((one) => one.outerHTML.slice(0, 160)),
      heads: [...document.querySelectorAll('thead')].filter((one) => seen(one) && getComputedStyle(one).display !== 'table-header-group').length,
      wide: all.filter((one) => one.getBoundingClientRect().right > width + 1 && !clipped(one)).map((one) => one.outerHTML.slice(0, 160)),
      scrolled: all
        .filter((one) => one.scrollWidth > one.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(one).overflowX))
        .map((one) => one.outerHTML.slice(0, 120)),
    }
  }, paper.width)
  expect.soft(found.frame, 'nothing of the frame, no button').toEqual([])
  expect.soft(found.heads, 'heads of tables that would not repeat').toBe(0)
  expect.soft(found.wide, 'wider than the sheet').toEqual([])
  expect.soft(found.scrolled, 'cut off at the edge of a part that scrolls').toEqual([])
  const band = page.locator('.hc-as-of')
  expect.soft(await band.isVisible()).toBe(dated)
  if (dated) expect.soft(await band.innerText()).toContain(say('kit.as-of', { on: '15/06/2020' }))
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const sheets = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))])
  expect.soft(sheets.length).toBeGreaterThan(0)
  for (const sheet of sheets)
    expect
      .soft(
        sheet.toSorted((a, b) => a - b),
        'A4',
      )
      .toEqual([595, 842])
  expect.soft(complaints).toEqual([])
})
