// A spreadsheet from its file to its result sheet, as the example files go in.
import { join } from 'node:path'
import { expect } from 'vitest'
import { confirm, press, save, type Walk } from '../walk.ts'

const examples = join(import.meta.dirname, '../../../../examples/hcmc-2020')

export interface Import {
  /** Below /app. */
  path: string
  file: string
  /** The label of the field that takes the file, the act and its confirmation, the list they lead to. */
  label: string
  act: string
  confirm: string
  created: number
}

export async function importFile({ page, say, open, settled }: Walk, asked: Import): Promise<void> {
  await open(asked.path)
  await page.getByLabel(asked.label).setInputFiles(join(examples, asked.file))
  // Columns are proposed, rows are foreseen, nothing is written yet.
  await page.getByRole('heading', { name: say('import.screen.columns') }).waitFor()
  await settled()
  const foreseen = page.locator('.hc-result')
  expect(await foreseen.innerText()).toContain(`${asked.created}`)
  await press(page, asked.act)
  await confirm(page, asked.confirm)
  await page.getByText(say('long-work.state.done')).waitFor({ timeout: 120_000 })
  await settled()
  const written = await page.locator('.hc-result strong').allInnerTexts()
  expect(written, 'written, unchanged, refused').toEqual([`${asked.created}`, '0', '0'])
  const sheet = await save(page, page.getByRole('button', { name: say('import.screen.sheet') }))
  expect(sheet.content.subarray(0, 2).toString('latin1'), 'a result sheet in XLSX').toBe('PK')
}
