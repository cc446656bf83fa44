// A screen worked with keys only.
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Tab until it is reached; on the way every stop shows where the focus is. */
export async function reach(page: Page, wanted: Locator): Promise<void> {
  for (let n = 0; n < 150; n++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
    const unseen = await page.evaluate(() => {
      const at = document.activeElement
      if (!(at instanceof HTMLElement) || at === document.body || !at.matches(':focus-visible')) return undefined
      const around = [at, at.parentElement, at.closest('label'), at.nextElementSibling].filter((one) => one instanceof HTMLElement)
      const shows = around.some((one) => {
        const { outlineStyle, boxShadow, borderColor } = getComputedStyle(one)
        return outlineStyle !== 'none' || boxShadow !== 'none' || (one.matches('input, textarea') && borderColor !== '')
      })
      return shows ? undefined : at.outerHTML.slice(0, 120)
    })
    expect.soft(unseen, 'a stop without a visible focus').toBeUndefined()
  }
  throw new Error(`${wanted} is not reached by Tab`)
}

/** Down a list of choices until the one meant has the focus. */
export async function goDownTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor()
  for (let n = 0; n < 40; n++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`${wanted} is not reached by the arrows`)
}
