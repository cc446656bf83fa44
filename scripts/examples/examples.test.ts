import { readFileSync } from 'node:fs'
import { type CellValue, readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { readDay } from '../../src/kernel/day.ts'
import { fold } from '../../src/kernel/fold.ts'
import { numberKey, readOfficialNumber } from '../../src/kernel/official-number.ts'
import { demoAgencies } from '../../src/demo/hcmc-2020.ts'
import { bodiesSheet, communesSheet } from './agency-sheets.ts'
import { declared47Sheet, trialRows, trialSheet } from './declaration-sheets.ts'
import { faults } from './faults.ts'
import { activityHeadings, agencyHeadings, declarationHeadings, paperHeadings, planHeadings } from './labels.ts'
import { papersSheet } from './paper-sheets.ts'
import { activitiesSheet, planSheet } from './programme-sheets.ts'
import { readmeEnglish } from './readme-english.ts'
import { readme } from './readme.ts'
import { type SampleSheet, workbook } from './workbook.ts'

const kept = (name: string) => readFileSync(new URL(`../../examples/hcmc-2020/${name}`, import.meta.url))
/** Spreadsheets show a number beyond the calendar as ########; the library reads it as no date at all. */
const asWritten = (cell: CellValue | undefined) => (cell instanceof Date && Number.isNaN(cell.getTime()) ? 1e18 : (cell ?? null))
const rowsOf = async (bytes: Uint8Array) => (await readXlsx(bytes)).sheets[0]?.rows

describe('the sample files', () => {
  test.each<[string, SampleSheet, readonly string[], number]>([
    ['01-co-quan-63.xlsx', bodiesSheet, agencyHeadings, 63],
    ['02-phuong-xa-2019.xlsx', communesSheet, agencyHeadings, 322],
    ['03-cong-bo-47.xlsx', declared47Sheet, declarationHeadings, 47],
    ['04-cong-bo-300-dung-22-sai.xlsx', trialSheet, declarationHeadings, 322],
    ['05-van-ban.xlsx', papersSheet, paperHeadings, 5],
    ['06-hoat-dong.xlsx', activitiesSheet, activityHeadings, 5],
    ['07-ke-hoach-2020.xlsx', planSheet, planHeadings, 10],
  ])('%s is what the script would write now', async (name, sheet, headings, count) => {
    const rows = await rowsOf(kept(name))
    expect(rows?.[0]).toEqual(headings)
    expect(rows).toHaveLength(count + 1)
    // Compared by cells, not by bytes: another release of zlib may pack the same sheet otherwise.
    expect(rows).toEqual(await rowsOf(await workbook(sheet)))
    expect(rows?.slice(1).map((row) => row.map(asWritten))).toEqual(sheet.rows)
  })
  test('have a readme that names the rows as they are, in both languages', () => {
    expect(kept('README.vi.md').toString('utf8')).toBe(readme())
    expect(kept('README.en.md').toString('utf8')).toBe(readmeEnglish())
  })
  test('come out equal to the byte, run after run', async () => expect(await workbook(trialSheet)).toEqual(await workbook(trialSheet)))
})

describe('the trial of 300 good and 22 bad rows', () => {
  const rows = trialRows()
  const good = rows.filter((row) => row.fault === undefined).map((row) => row.fields)
  const agencies = demoAgencies()
  const find = (name: unknown, code: unknown) =>
    agencies.find((a) =>
      code === null
        ? [fold(a.name), fold(a.shortName)].includes(fold(String(name)))
        : a.code === code && (name === null || fold(a.name) === fold(String(name))),
    )

  test('has every fault once', () => {
    expect(faults).toHaveLength(22)
    expect(rows.flatMap((row) => (row.fault ? [row.fault.name] : []))).toEqual(faults.map((fault) => fault.name))
    expect(good).toHaveLength(300)
  })
  test('has 300 rows of 300 communes, known on the day of issue', () => {
    const found = good.map((row) => find(row.agency, row.code))
    expect(new Set(found).size).toBe(300)
    expect(found.includes(undefined)).toBe(false)
    for (const row of good) {
      const issued = row.issuedOn instanceof Date ? row.issuedOn.toISOString().slice(0, 10) : readDay(String(row.issuedOn))
      expect(issued !== undefined && issued >= '2019-10-07' && issued <= '2020-06-12').toBe(true)
    }
  })
  test('has good numbers that are readable and stand once', () => {
    expect(good.every((row) => readOfficialNumber(String(row.number)) !== undefined)).toBe(true)
    expect(new Set(good.map((row) => numberKey(String(row.number)))).size).toBe(300)
  })
  test('has names in both Unicode forms and both tone-mark habits among the good rows', () => {
    expect(good.some((row) => row.agency !== null && row.agency !== String(row.agency).normalize('NFC'))).toBe(true)
    expect(good.filter((row) => String(row.agency).includes('Hoà')).length).toBeGreaterThan(0)
  })
  test('has a name of 500 characters, and names that fit several agencies or none', () => {
    const of = (name: string) => rows.find((row) => row.fault?.name === name)?.fields.agency
    expect(String(of('name-too-long'))).toHaveLength(500)
    for (const name of ['unknown-agency', 'ambiguous-number', 'ambiguous-name']) expect(find(of(name), null)).toBeUndefined()
    expect(agencies.filter((a) => a.name.startsWith(`${String(of('ambiguous-name'))},`))).toHaveLength(2)
  })
})
