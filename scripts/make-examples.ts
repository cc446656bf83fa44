/** Writes examples/hcmc-2020/: the sample files a newcomer imports by hand, and their readme. `node scripts/make-examples.ts` */
import { mkdirSync, writeFileSync } from 'node:fs'
import { bodiesSheet, communesSheet } from './examples/agency-sheets.ts'
import { declared47Sheet, trialSheet } from './examples/declaration-sheets.ts'
import { readme } from './examples/readme.ts'
import { workbook } from './examples/workbook.ts'

const folder = new URL('../examples/hcmc-2020/', import.meta.url)
const sheets = {
  '01-co-quan-63.xlsx': bodiesSheet,
  '02-phuong-xa-2019.xlsx': communesSheet,
  '03-cong-bo-47.xlsx': declared47Sheet,
  '04-cong-bo-300-dung-22-sai.xlsx': trialSheet,
}

mkdirSync(folder, { recursive: true })
for (const [name, sheet] of Object.entries(sheets)) {
  writeFileSync(new URL(name, folder), await workbook(sheet))
  process.stdout.write(`${name}: ${sheet.rows.length} rows\n`)
}
writeFileSync(new URL('README.vi.md', folder), readme())
