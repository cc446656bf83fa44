/** Writes examples/hcmc-2020/: the sample files a newcomer imports by hand, and their readme in both languages. `node scripts/make-examples.ts` */
import { mkdirSync, writeFileSync } from 'node:fs'
import { bodiesSheet, communesSheet } from './examples/agency-sheets.ts'
import { declared47Sheet, trialSheet } from './examples/declaration-sheets.ts'
import { papersSheet } from './examples/paper-sheets.ts'
import { activitiesSheet, planSheet } from './examples/programme-sheets.ts'
import { readmeEnglish } from './examples/readme-english.ts'
import { readme } from './examples/readme.ts'
import { workbook } from './examples/workbook.ts'

const folder = new URL('../examples/hcmc-2020/', import.meta.url)
const sheets = {
  '01-co-quan-63.xlsx': bodiesSheet,
  '02-phuong-xa-2019.xlsx': communesSheet,
  '03-cong-bo-47.xlsx': declared47Sheet,
  '04-cong-bo-300-dung-22-sai.xlsx': trialSheet,
  '05-van-ban.xlsx': papersSheet,
  '06-hoat-dong.xlsx': activitiesSheet,
  '07-ke-hoach-2020.xlsx': planSheet,
}

mkdirSync(folder, { recursive: true })
for (const [name, sheet] of Object.entries(sheets)) {
  writeFileSync(new URL(name, folder), await workbook(sheet))
  process.stdout.write(`${name}: ${sheet.rows.length} rows\n`)
}
writeFileSync(new URL('README.vi.md', folder), readme())
writeFileSync(new URL('README.en.md', folder), readmeEnglish())
