// How a person works a screen: finds fields by their label, presses what is written on the button.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import type { Caller } from '../../support/child-product.ts'
import type { Visit } from './visit.ts'
import type { Language, Say } from './words.ts'

export interface Walk extends Visit {
  url: string
  language: Language
  say: Say
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The field under a label; "(không bắt buộc)" may follow it. */
export const field = (within: Page | Locator, label: string): Locator =>
  within
    .getByLabel(new RegExp(`^${literally(label)}( \\(|$)`))
    .and(within.locator('input, textarea'))
    .first()

/** Opens a list of choices and takes one. */
export async function choose(page: Page, within: Page | Locator, label: string, choice: string): Promise<void> {
  await field(within, label).click()
  await page.getByRole('option', { name: choice, exact: true }).click()
}

/** Types a day as dd/mm/yyyy and leaves the field. */
export async function typeDay(within: Page | Locator, label: string, day: string): Promise<void> {
  const input = field(within, label)
  await input.fill(day)
  await input.press('Tab')
}

/** Finds an agency by some letters without marks. */
export async function findAgency(page: Page, label: string, words: string, name: string): Promise<void> {
  await field(page, label).fill(words)
  await page.getByRole('option').filter({ hasText: name }).first().click()
}

export const press = (within: Page | Locator, name: string): Promise<void> => within.getByRole('button', { name, exact: true }).first().click()

/** The sheet of an act: reads what it says will change, then does it. */
export async function confirm(page: Page, act: string): Promise<void> {
  const sheet = page.getByRole('dialog')
  await sheet.waitFor()
  await press(sheet, act)
  await sheet.waitFor({ state: 'hidden' })
}

/** Chooses the language of the walk at the switch, which names each language in itself. */
export async function speak({ page, language, settled }: Walk): Promise<void> {
  const button = page.getByRole('button', { name: language === 'vi' ? 'VI, Tiếng Việt' : 'EN, English' })
  await button.click()
  await page.locator(`html[lang="${language}"]`).waitFor()
  await settled()
}

/** What the screen says happened. */
export const told = (page: Page, text: string): Promise<void> => page.locator('.hc-told').getByText(text).waitFor()

/** Writes over HTTP what a person would type the same way a second time. */
export async function send(caller: Caller, path: string, body: unknown): Promise<{ id: string }> {
  const answer = await caller.post(path, body)
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as { id: string }
}

export interface Saved {
  content: Buffer
  sha256: string
}

/** Presses a button that saves a file, and reads what was saved. */
export async function save(page: Page, button: Locator): Promise<Saved> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  const content = await readFile(await download.path())
  return { content, sha256: createHash('sha256').update(content).digest('hex') }
}

/** Names the step a walk stopped at. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error) error.message = `${name}: ${error.message}`
    throw error
  }
}
