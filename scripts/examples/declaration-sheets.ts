import { type DemoAgency, demoAgencies, demoDeclarations, demoFacts, demoNotice } from '../../src/demo/hcmc-2020.ts'
import { draw } from '../../src/demo/seed.ts'
import { workdaysOf } from '../../src/demo/workdays.ts'
import { fields, type Fields, faults, spoil } from './faults.ts'
import { annexLabels, declarationHeadings, declarationKindLabels } from './labels.ts'
import { dateCell, type SampleSheet } from './workbook.ts'

const all = demoAgencies()
const byKey = new Map(all.map((agency) => [agency.key, agency]))

/** The 47 of the demonstration: only those to the edition that counts. */
export const declared47Sheet: SampleSheet = {
  name: 'Công bố',
  title: '47 công bố phù hợp TCVN ISO 9001:2015 (số liệu minh họa)',
  headings: declarationHeadings,
  rows: demoDeclarations()
    .filter((d) => d.edition === demoFacts.results.converted.edition)
    .map((d) => {
      const agency = byKey.get(d.agency)
      return [
        agency?.name ?? null,
        agency?.code ?? null,
        d.number,
        dateCell(d.issuedOn),
        dateCell(d.effectiveOn),
        d.edition,
        declarationKindLabels[d.kind],
        d.signerName,
        d.signerTitle,
        annexLabels[d.annex],
        demoNotice,
      ]
    }),
}

const months = ['2019-10', '2019-11', '2019-12', '2020-01', '2020-02', '2020-03', '2020-05', '2020-06']
/** Communes are known from 2019-10-06 on, so nothing here is dated earlier. */
const days = months.flatMap(workdaysOf).filter((day) => day >= '2019-10-07' && day <= '2020-06-12')

function sound(agency: DemoAgency, place: number): Fields {
  const issued = days[draw('trial-day', agency.key) % days.length] ?? demoFacts.dataDate
  return {
    agency: agency.name,
    code: agency.code,
    number: `${100 + place}/QĐ-UBND`,
    issuedOn: dateCell(issued),
    effectiveOn: dateCell(issued),
    edition: 'TCVN ISO 9001:2015',
    kind: 'Lần đầu',
    signer: null,
    title: agency.signer,
    annex: annexLabels[draw('trial-annex', agency.key) % 3 === 0 ? 'none-yet' : 'on-paper'],
    note: demoNotice,
  }
}

/** Ways of writing that are unusual and right: none of them may be refused. By place in the list of communes. */
const unusual: Readonly<Record<number, (row: Fields, agency: DemoAgency) => Fields>> = {
  1: (row, agency) => ({ ...row, agency: agency.shortName, code: null }),
  2: (row) => ({ ...row, agency: String(row.agency).normalize('NFD'), code: null }),
  3: (row) => ({ ...row, issuedOn: '05/03/2020', effectiveOn: '5/3/2020' }),
  4: (row) => ({ ...row, number: `Số: ${row.number}` }),
  5: (row) => ({ ...row, agency: `  ${String(row.agency).replaceAll(' ', '  ')} `, number: String(row.number).replace('/', ' / ') }),
  6: (row) => ({ ...row, agency: null }),
  7: (row) => ({ ...row, agency: String(row.agency).toUpperCase(), code: null }),
}
/** The other habit of placing the tone mark: Hoà for Hòa. */
const otherToneMark = (row: Fields): Fields =>
  String(row.agency).includes('Hòa') ? { ...row, agency: String(row.agency).replaceAll('Hòa', 'Hoà'), code: null } : row

/** Every fourteenth row is spoiled, 22 in all: row 16 of the sheet is the first. */
export const everyNth = 14

/** One row for each of the 322 communes in the order of their codes: 300 to be taken, 22 to be refused. */
export function trialRows(): { fields: Fields; fault: (typeof faults)[number] | undefined }[] {
  const communes = all.filter((agency) => agency.block === 'phuong-xa')
  const good = communes.map((agency, i) => otherToneMark(unusual[i]?.(sound(agency, i), agency) ?? sound(agency, i)))
  return communes.map((agency, i) => {
    const fault = i > 0 && i % everyNth === 0 ? faults[i / everyNth - 1] : undefined
    const before = good[i - 1]
    if (!fault || !before) return { fields: good[i] ?? sound(agency, i), fault: undefined }
    return { fields: spoil(fault, sound(agency, i), before), fault }
  })
}

export const trialSheet: SampleSheet = {
  name: 'Công bố',
  title: '300 dòng đúng và 22 dòng sai để thử nhập công bố (số liệu minh họa)',
  headings: declarationHeadings,
  rows: trialRows().map((row) => fields.map((field) => row.fields[field])),
}
