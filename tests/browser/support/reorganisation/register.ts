// The register as of a day and as known at an instant, read from its screens.
import { expect } from 'vitest'
import type { Walk } from '../walk.ts'

export interface Moment {
  on: string
  knownAt?: Date
}

const asked = ({ on, knownAt }: Moment): string => `on=${on}${knownAt ? `&knownAt=${encodeURIComponent(knownAt.toISOString())}` : ''}`

/** How many agencies of a block the list counts. */
async function counted({ page, open }: Walk, block: string, moment: Moment): Promise<number> {
  await open(`/agencies?block=${block}&${asked(moment)}`)
  return Number((await page.locator('.hc-total').first().innerText()).replace(/\D/g, ''))
}

/** Districts and communes of the list. */
export const districtsAndCommunes = async (walk: Walk, moment: Moment): Promise<[number, number]> => [
  await counted(walk, 'quan-huyen', moment),
  await counted(walk, 'phuong-xa', moment),
]

/** The lines the tree finds for some words. */
export async function inTheTree({ page, open }: Walk, words: string, moment: Moment): Promise<string> {
  await open(`/agencies/tree?q=${encodeURIComponent(words)}&${asked(moment)}`)
  return page.locator('#main').innerText()
}

/** The big n/N of the board of declarations. */
export async function wholeOfTheBoard({ page, open }: Walk, moment: Moment): Promise<string> {
  await open(`/conversion?edition=${encodeURIComponent('TCVN ISO 9001:2015')}&${asked(moment)}`)
  return (await page.locator('.hc-conversion-heads .hc-figure-number').first().innerText()).replace(/\s/g, '')
}

/** Opens the page of the agency of that name, found in the list of a day. */
export async function openAgency(walk: Walk, name: string, moment: Moment): Promise<void> {
  const { page, open, settled } = walk
  await open(`/agencies?q=${encodeURIComponent(name)}&${asked(moment)}`)
  await page.getByRole('link', { name, exact: true }).first().click()
  await settled()
  expect(await page.locator('h1').innerText()).toContain(name)
}
