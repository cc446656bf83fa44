import { type DemoAgency, demoAgencies } from '../../src/demo/hcmc-2020.ts'
import { agencyHeadings, blockLabels, kindLabel, obligationLabel } from './labels.ts'
import { dateCell, type Row, type SampleSheet } from './workbook.ts'

const all = demoAgencies()
const nameOf = new Map(all.map((agency) => [agency.key, agency.name]))

/** An empty "Cơ quan cấp trên" means directly under the city, or under a central body that is not in the register. */
const row = (agency: DemoAgency): Row => [
  agency.code,
  agency.name,
  agency.shortName,
  kindLabel(agency),
  blockLabels[agency.block],
  agency.parent === null ? null : (nameOf.get(agency.parent) ?? null),
  dateCell(agency.validFrom),
  obligationLabel,
]

export const bodiesSheet: SampleSheet = {
  name: 'Cơ quan',
  title: '63 cơ quan của Thành phố Hồ Chí Minh',
  headings: agencyHeadings,
  rows: all.filter((agency) => agency.block !== 'phuong-xa').map(row),
}

export const communesSheet: SampleSheet = {
  name: 'Phường, xã, thị trấn',
  title: '322 phường, xã, thị trấn theo danh mục ngày 06/10/2019',
  headings: agencyHeadings,
  rows: all.filter((agency) => agency.block === 'phuong-xa').map(row),
}
