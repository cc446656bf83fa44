// The same questions to every screen: it opens, complains of nothing, fits, speaks, and axe finds nothing.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, reachesByTab, sideways, unsaid } from './audit.ts'
import { openBrowser } from './chromium.ts'
import { type Demonstration, screens, startDemonstration, viewerOf } from './demonstration.ts'
import { phone, visit } from './visit.ts'
import type { Language } from './words.ts'

/** The one main act of a screen; lists of a reader have none. */
const mainAct = '#main .mantine-Button-root[data-variant="filled"]'

export function everyScreen(size: { width: number; height: number }, language: Language): void {
  let browser: Browser
  let demonstration: Demonstration
  beforeAll(async () => {
    browser = await openBrowser()
    demonstration = await startDemonstration(browser, language)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await demonstration.stop()
  })

  test.for(screens)(`$path at ${size.width} × ${size.height}, ${language}`, { timeout: 180_000 }, async (room, context) => {
    const viewer = viewerOf(room)
    const seen = await visit(browser, context, { url: demonstration.product.url, within: await demonstration.browserOf(viewer, size) })
    await seen.open(demonstration.addressOf(room))
    // The page of the kit shows what an error looks like.
    if (room.path !== '/kit') expect.soft(await seen.page.locator('.hc-note[data-tone="danger"]').allInnerTexts(), 'no error in sight').toEqual([])
    if (viewer) expect.soft(await seen.page.locator('html').getAttribute('lang')).toBe(language)
    expect.soft(await seen.page.title(), 'the tab has a name').toMatch(/\S/)
    expect.soft(await unsaid(seen.page, demonstration.literal), 'every text is a sentence').toEqual([])
    expect.soft(await axe(seen.page), 'axe').toEqual([])
    if (size.width === phone.width) expect.soft(await sideways(seen.page), 'the page stays as wide as the phone').toEqual({ pixels: 0, widest: '' })
    else if ((await seen.page.locator(mainAct).count()) > 0) expect.soft(await reachesByTab(seen.page, mainAct), 'Tab reaches the main act').toBe(true)
    expect.soft(seen.complaints, 'the console stays silent').toEqual([])
  })
}
