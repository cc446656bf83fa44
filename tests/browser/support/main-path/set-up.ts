// An empty installation, set up in the browser.
import { expect } from 'vitest'
import { administrator } from '../../../support/child-product.ts'
import { axe, unsaid } from '../audit.ts'
import { field, press, speak, type Walk } from '../walk.ts'

export async function setUpInTheBrowser(walk: Walk): Promise<void> {
  const { page, say, settled } = walk
  await page.goto('/app/')
  await speak(walk)
  await page.getByRole('heading', { name: say('set-up.beginning.title') }).waitFor()
  expect(await unsaid(page)).toEqual([])
  await page.getByRole('button', { name: say('set-up.beginning.own') }).click()

  await field(page, say('account.field.name')).fill(administrator.name)
  await field(page, say('account.field.username')).fill(administrator.username)
  await field(page, say('set-up.administrator.password')).fill(administrator.password)
  expect(await page.getByLabel(say('set-up.administrator.also-officer')).isChecked(), 'a small office is the rule').toBe(true)
  expect(await axe(page)).toEqual([])
  await press(page, say('set-up.next'))

  await field(page, say('set-up.authority.name')).fill('Thành phố Hồ Chí Minh')
  await field(page, say('set-up.authority.code')).fill('79')
  expect(await field(page, say('body.field.placeName')).inputValue()).toBe('Thành phố Hồ Chí Minh')
  expect(await axe(page)).toEqual([])
  await press(page, say('set-up.next'))

  // The head of the paper follows what is typed.
  const preview = page.locator('figure').filter({ hasText: 'SỞ KHOA HỌC VÀ CÔNG NGHỆ' }).first()
  expect(await preview.innerText()).toContain('/BC-SKHCN')
  const department = page.getByRole('group', { name: say('body.level.department') })
  await field(department, say('body.field.signingForm')).fill('KT. GIÁM ĐỐC')
  await field(department, say('body.field.signerTitle')).fill('PHÓ GIÁM ĐỐC')
  expect(await preview.innerText()).toContain('KT. GIÁM ĐỐC')
  expect(await axe(page)).toEqual([])
  await press(page, say('set-up.next'))

  await page.getByRole('heading', { name: say('set-up.review.title') }).waitFor()
  expect(await axe(page)).toEqual([])
  await press(page, say('set-up.review.act'))
  await page.locator('#main h1').first().waitFor()
  await settled()
  expect(await unsaid(page)).toEqual([])
}

/** From the administrator's seat to the programme officer's: one account, two seats. */
export async function takeTheOfficersSeat({ page, say, settled }: Walk): Promise<void> {
  const seats = page.locator('.hc-top-seat button').first()
  if ((await seats.innerText()).includes(say('role.programme-officer'))) return
  await seats.click()
  await page
    .getByRole('menuitem')
    .filter({ hasText: say('role.programme-officer') })
    .click()
  await settled()
}
