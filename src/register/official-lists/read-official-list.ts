import { tidy } from '../../kernel/fold.ts'
import { type Mapping, type RowFault, SheetRow } from '../imports/sheet-row.ts'
import type { UnitKind } from '../agencies/naming-rule.ts'
import { kindOf, levelOf, type OfficialUnit } from './official-unit.ts'

/** Columns of the list of the statistics office, as it is downloaded. */
export const listFields = ['code', 'name', 'level', 'districtCode', 'districtName', 'provinceCode', 'provinceName'] as const
export type ListField = (typeof listFields)[number]

export const listColumns: readonly { key: ListField; names: readonly string[] }[] = [
  { key: 'code', names: ['Mã', 'Mã PX', 'Mã phường xã', 'Mã ĐVHC'] },
  { key: 'name', names: ['Tên', 'Tên đơn vị hành chính', 'Phường Xã'] },
  { key: 'level', names: ['Cấp', 'Loại'] },
  { key: 'districtCode', names: ['Mã QH', 'Mã quận huyện'] },
  { key: 'districtName', names: ['Quận Huyện', 'Tên quận huyện'] },
  { key: 'provinceCode', names: ['Mã TP', 'Mã tỉnh', 'Mã tỉnh thành phố'] },
  { key: 'provinceName', names: ['Tỉnh / Thành Phố', 'Tên tỉnh', 'Tỉnh thành'] },
]

/** Without these nothing can be compared; a list of two tiers has no districts. */
const needed = ['code', 'name', 'provinceCode'] as const satisfies ListField[]
export const missingColumns = (mapping: Mapping<ListField>): ListField[] => [
  ...needed.filter((field) => mapping[field] === undefined),
  ...(mapping.districtCode !== undefined && mapping.districtName === undefined ? (['districtName'] as const) : []),
]

export interface ReadList {
  units: OfficialUnit[]
  /** Rows of the file about the province, and in all. */
  rows: number
  ofAll: number
  /** Every province the file speaks of, by code; tells what a file of the wrong province is. */
  provinces: { code: string; name: string }[]
  faults: RowFault[]
  /** Codes whose leading zeros a spreadsheet had eaten, given back. */
  padded: number
}

const lengths = { commune: 5, district: 3, province: 2 } as const

/** Filters a list of the whole country to one province and builds the middle tier from its communes. */
export function readOfficialList(rows: readonly { row: number; cells: readonly string[] }[], mapping: Mapping<ListField>, province: string): ReadList {
  const read: ReadList = { units: [], rows: 0, ofAll: rows.length, provinces: [], faults: [], padded: 0 }
  const provinces = new Map<string, string>()
  const districts = new Map<string, OfficialUnit>()
  const communes = new Map<string, number>()
  for (const { row, cells } of rows) {
    const at = new SheetRow<ListField>(row, cells, mapping)
    const provinceCode = codeIn(at, 'provinceCode', lengths.province, read)
    if (provinceCode !== undefined && !provinces.has(provinceCode)) provinces.set(provinceCode, at.text('provinceName', 200) ?? '')
    if (provinceCode === province) {
      read.rows += 1
      const district = districtOf(at, districts, read)
      const commune = communeOf(at, district, communes, read)
      if (commune) read.units.push(commune)
    }
    // Whatever is wrong in the rows of other provinces is not this officer's to mend.
    if (provinceCode === province || provinceCode === undefined) read.faults.push(...at.faults)
  }
  read.units.unshift(...districts.values())
  read.provinces = [...provinces].map(([code, name]) => ({ code, name })).sort((a, b) => a.code.localeCompare(b.code))
  return read
}

/** A code of digits; a number that a spreadsheet made of it gets its zeros back. */
function codeIn(at: SheetRow<ListField>, field: ListField, length: number, read: ReadList): string | undefined {
  const text = at.text(field, 20)
  if (text === null) return at.required<string>(field, null)
  if (!/^\d+$/.test(text) || text.length > length) return at.fault(field, 'official-list.not-a-code', { read: text, digits: length })
  if (text.length < length) read.padded += 1
  return text.padStart(length, '0')
}

function districtOf(at: SheetRow<ListField>, districts: Map<string, OfficialUnit>, read: ReadList): string | null | undefined {
  if (!at.has('districtCode') || at.text('districtCode', 20) === null) return null
  const code = codeIn(at, 'districtCode', lengths.district, read)
  const name = at.required('districtName', at.text('districtName', 200))
  if (code === undefined || name === undefined) return undefined
  const kind = kindFrom(at, 'districtName', name)
  if (kind === undefined) return undefined
  const known = districts.get(code)
  if (known === undefined) districts.set(code, { level: 'district', code, kind, name, district: null })
  else if (known.name !== name) at.fault('districtName', 'official-list.two-names', { code, one: known.name, other: name })
  return code
}

function communeOf(at: SheetRow<ListField>, district: string | null | undefined, communes: Map<string, number>, read: ReadList): OfficialUnit | undefined {
  // A district of islands without communes has a row with nothing but itself.
  if (at.text('code', 20) === null && at.text('name', 200) === null && district) return undefined
  const code = codeIn(at, 'code', lengths.commune, read)
  const name = at.required('name', at.text('name', 200))
  if (code === undefined || name === undefined || district === undefined) return undefined
  const first = communes.get(code)
  if (first !== undefined) return at.fault('code', 'official-list.code-twice', { code, row: first })
  communes.set(code, at.row)
  const kind = kindFrom(at, 'name', name)
  return kind && { level: 'commune', code, kind, name: tidy(name), district }
}

/** The name says its kind; a name without it ("05") takes the column of kinds. */
function kindFrom(at: SheetRow<ListField>, field: 'name' | 'districtName', name: string): UnitKind | undefined {
  const kind = kindOf(name) ?? (field === 'name' && at.has('level') ? kindOf(at.text('level', 100) ?? '') : undefined)
  if (kind === undefined) return at.fault(field, 'official-list.kind-unknown', { read: name })
  if (levelOf(kind) !== (field === 'name' ? 'commune' : 'district')) return at.fault(field, 'official-list.other-level', { read: name })
  return kind
}
