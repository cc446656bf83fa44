// n/N: the review that makes "known not to" of "no data", and the names behind the figure.
import type { Locator } from 'playwright-core'
import { field, confirm, press, told, typeDay, type Walk } from '../walk.ts'

export async function recordReview({ page, say, open, settled }: Walk): Promise<void> {
  await open('/conversion?on=2020-06-15')
  await press(page, say('review.act.record'))
  const sheet = page.getByRole('dialog')
  await typeDay(sheet, say('review.field.reviewedOn'), '15/06/2020')
  await field(sheet, say('review.field.source')).fill('Rà soát danh sách công bố của 63 cơ quan')
  await confirm(page, say('review.act.record'))
  await told(page, say('review.told.recorded', { on: '15/06/2020' }))
  await settled()
}

interface Part {
  count: number
  names: string[]
}

/** Every name of a list that draws only the rows in sight, and fetches more as they come into sight. */
async function namesIn(list: Locator, count: number): Promise<string[]> {
  const found = new Map<number, string>()
  const until = Date.now() + 60_000
  while (found.size < count && Date.now() < until) {
    const rows = await list
      .locator('tbody tr[data-index]')
      .evaluateAll((all) => all.map((row) => [Number(row.getAttribute('data-index')), row.querySelector('td')?.textContent ?? ''] as const))
    for (const [n, name] of rows) found.set(n, name)
    await list.evaluate(
      (one) =>
        new Promise((drawn) => {
          one.scrollTop += one.clientHeight
          requestAnimationFrame(() => requestAnimationFrame(drawn))
        }),
    )
  }
  return [...found.values()]
}

/** Opens a figure and answers its three lists, each with its number and all its names. */
export async function openFigure({ page, say, settled }: Walk, written: string): Promise<Record<'declared' | 'not-yet' | 'no-data', Part>> {
  await page.locator('.hc-figure-number').filter({ hasText: written }).first().click()
  const drawer = page.getByRole('dialog')
  await drawer.waitFor()
  const open = async (part: string): Promise<Part> => {
    const button = drawer
      .getByRole('button')
      .filter({ hasText: say(`figure.part.${part}`) })
      .first()
    await button.click()
    await settled()
    const count = Number((await button.locator('strong').innerText()).replace(/\D/g, ''))
    return { count, names: count === 0 ? [] : await namesIn(drawer.locator('.hc-table-scroll'), count) }
  }
  const lists = { declared: await open('declared'), 'not-yet': await open('not-yet'), 'no-data': await open('no-data') }
  await press(drawer, say('kit.close'))
  await drawer.waitFor({ state: 'hidden' })
  return lists
}
