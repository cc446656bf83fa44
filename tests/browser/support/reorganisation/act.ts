// From the list of 2021 to the act under 1111/NQ-UBTVQH14: held against the register, answered by the crosswalk, drafted, previewed, applied.
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { axe, unsaid } from '../audit.ts'
import { confirm, field, press, told, typeDay, type Walk } from '../walk.ts'
import type { Say } from '../words.ts'

const examples = join(import.meta.dirname, '../../../../examples/hcmc-2021')

/** The resolution of 2020 and what it says of Ho Chi Minh City. */
export const resolution = {
  number: '1111/NQ-UBTVQH14',
  dated: '09/12/2020',
  issuer: 'Ủy ban Thường vụ Quốc hội',
  on: '2021-01-01',
  city: 'Ủy ban nhân dân thành phố Thủ Đức',
  districts: ['Ủy ban nhân dân Quận 2', 'Ủy ban nhân dân Quận 9', 'Ủy ban nhân dân quận Thủ Đức'],
} as const

/** What a draft from the list of 2021 is called unless somebody says otherwise. */
export const titleOf = (say: Say): string => say('official-list.draft.title', { day: '01/01/2021' })

/** Nothing for axe to find, no key for a sentence. */
export async function reads({ page, settled }: Walk, where: string): Promise<void> {
  await settled()
  expect.soft(await axe(page), where).toEqual([])
  expect.soft(await unsaid(page), where).toEqual([])
}

/** Brings the list in as it is; what only a paper can tell is asked. */
export async function holdTheList(walk: Walk): Promise<void> {
  const { page, say, open, settled } = walk
  await open('/acts')
  await page
    .getByRole('link', { name: say('acts.act.from-lists') })
    .first()
    .click()
  await settled()
  await page.locator('input[type="file"]').setInputFiles(join(examples, '01-danh-muc-xa-2021.xlsx'))
  await typeDay(page, say('official-list.field.effectiveOn'), '01/01/2021')
  await settled()
  await press(page, say('official-list.act.receive'))
  await page.getByRole('heading', { name: say('official-list.summary') }).waitFor()
  await reads(walk, 'the list against the register')
}

/** What is said of a code that the new list gives to somebody else. */
export const questionOf = ({ page }: Walk, code: string): Locator =>
  page.locator('.hc-official-question').filter({ has: page.locator('.hc-official-code', { hasText: code }) })

/** The crosswalk answers every question. */
export async function answerByCrosswalk(walk: Walk): Promise<void> {
  const { page, say } = walk
  await page.locator('input[type="file"]').setInputFiles(join(examples, '02-bang-doi-ma-2021.xlsx'))
  await page.getByText(say('official-list.question.none')).waitFor()
  await reads(walk, 'answered')
}

/** A draft from what is answered, with the number and day of the paper; answers the address of the act. */
export async function draftTheAct(walk: Walk): Promise<string> {
  const { page, say, settled } = walk
  await press(page, say('official-list.act.draft'))
  await confirm(page, say('official-list.act.draft'))
  await page.getByRole('heading', { name: titleOf(say), level: 1 }).waitFor()
  await settled()
  const act = new URL(page.url()).pathname.replace('/app', '')
  await press(page, say('acts.head.edit'))
  await field(page, say('acts.head.paper-number')).fill(resolution.number)
  await typeDay(page, say('acts.head.paper-date'), resolution.dated)
  await field(page, say('acts.head.issuer')).fill(resolution.issuer)
  await page.getByText(say('acts.save.saving')).waitFor({ state: 'hidden' })
  await reads(walk, 'the draft')
  return act
}

/** The preview: blocks before and after, nothing that stops it. */
export async function preview(walk: Walk): Promise<string> {
  const { page, say, settled } = walk
  await page
    .getByRole('button', { name: say('acts.act.preview'), exact: true })
    .or(page.getByRole('link', { name: say('acts.act.preview'), exact: true }))
    .first()
    .click()
  await page.locator('.hc-outcome-strip').waitFor()
  await settled()
  await reads(walk, 'the preview')
  return page.locator('#main').innerText()
}

/** Confirms what was previewed. */
export async function apply(walk: Walk, title = titleOf(walk.say)): Promise<void> {
  const { page, say } = walk
  await press(page, say('acts.act.apply'))
  await page.getByRole('dialog').waitFor()
  await reads(walk, 'the sheet')
  await confirm(page, say('acts.act.apply'))
  await told(page, say('acts.told.applied', { title }))
  await reads(walk, 'applied')
}
