import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import type { DeclarationId } from '../../kernel/identity.ts'
import { readOfficialNumber } from '../../kernel/official-number.ts'
import type { AgencyFinder, KnownAgency } from '../../register/imports/agency-finder.ts'
import { type Mapping, type RowFault, SheetRow, shortened } from '../../register/imports/sheet-row.ts'
import { type Annex, type Circumstances, type Declaration, type DeclarationKind, faultsOf, numberOf } from './declaration.ts'

/** What a sheet of declarations may hold, and under which headings it is likely to stand. */
export const importFields = [
  { key: 'agency', names: ['Cơ quan', 'Tên cơ quan', 'Đơn vị', 'Tên đơn vị', 'Agency', 'Name of agency'] },
  { key: 'code', names: ['Mã cơ quan', 'Mã đơn vị', 'Mã', 'Agency code', 'Code'] },
  { key: 'number', names: ['Số quyết định', 'Số công bố', 'Số, ký hiệu', 'Số ký hiệu', 'Số văn bản', 'Số', 'Number'] },
  { key: 'issuedOn', names: ['Ngày ban hành', 'Ngày công bố', 'Ngày ký', 'Ngày quyết định', 'Issued on', 'Date of issue'] },
  { key: 'effectiveOn', names: ['Ngày hiệu lực', 'Ngày có hiệu lực', 'Hiệu lực từ', 'Effective on', 'Effective date'] },
  { key: 'edition', names: ['Phiên bản', 'Phiên bản tiêu chuẩn', 'Tiêu chuẩn', 'Edition', 'Standard'] },
  { key: 'kind', names: ['Loại công bố', 'Hình thức công bố', 'Loại', 'Kind'] },
  { key: 'signerName', names: ['Người ký', 'Họ tên người ký', 'Signer'] },
  { key: 'signerTitle', names: ['Chức vụ', 'Chức vụ người ký', 'Title of signer', 'Title'] },
  { key: 'annex', names: ['Phụ lục', 'Annex'] },
  { key: 'note', names: ['Ghi chú', 'Note'] },
] as const
export const ImportField = z.enum(importFields.map(({ key }) => key))
export type ImportField = z.infer<typeof ImportField>

/** Fields without which no row can be read: the agency by name or code, and the paper itself. */
export function missingFields(mapping: Mapping<ImportField>, edition: string | undefined): ImportField[] {
  return [
    ...(mapping.agency === undefined && mapping.code === undefined ? ['agency' as const] : []),
    ...(mapping.number === undefined ? ['number' as const] : []),
    ...(mapping.issuedOn === undefined ? ['issuedOn' as const] : []),
    ...(mapping.edition === undefined && edition === undefined ? ['edition' as const] : []),
  ]
}

export interface KnownEdition {
  code: string
  year: number
  since: Day | null
  until: Day | null
}
export interface KnownNumber {
  id: DeclarationId
  agencyId: string
  numberKey: string
  year: number
  issuedOn: Day
  edition: string
}

/** What the register knows when a file is checked. */
export interface Register {
  today: Day
  finder: AgencyFinder
  editions: readonly KnownEdition[]
  numbers: readonly KnownNumber[]
}

export interface ReadRow {
  row: number
  agencyName: string
  declaration: Declaration
  there: boolean
}

export interface Checked {
  good: ReadRow[]
  /** Rows the register holds exactly so already: sending a file twice does no harm. */
  unchanged: ReadRow[]
  faults: RowFault[]
}

const kinds: Readonly<Record<string, DeclarationKind>> = {
  '': 'unknown',
  'khong ro': 'unknown',
  unknown: 'unknown',
  'lan dau': 'initial',
  'cong bo lan dau': 'initial',
  initial: 'initial',
  'cong bo lai': 'redeclaration',
  lai: 'redeclaration',
  redeclaration: 'redeclaration',
  're-declaration': 'redeclaration',
}
/** A sheet brings no file: an annex it speaks of lies on paper. */
const annexes: Readonly<Record<string, Annex>> = {
  '': 'none-yet',
  'chua co phu luc': 'none-yet',
  'chua co': 'none-yet',
  chua: 'none-yet',
  khong: 'none-yet',
  'khong co': 'none-yet',
  no: 'none-yet',
  none: 'none-yet',
  'co phu luc kem theo': 'on-paper',
  'co phu luc': 'on-paper',
  'kem theo': 'on-paper',
  co: 'on-paper',
  x: 'on-paper',
  yes: 'on-paper',
}

/** "TCVN ISO 9001:2015", "ISO 9001:2015", "9001-2015" and "2015" are one edition. */
function editionIn(text: string, editions: readonly KnownEdition[]): KnownEdition | undefined {
  const exact = editions.find((e) => fold(e.code) === fold(text))
  if (exact) return exact
  const year = /^(?:(?:tcvn\s*)?(?:iso\s*)?9001\s*[:\-–/ ]\s*)?((?:19|20|21)\d\d)$/.exec(fold(text))?.[1]
  return editions.find((e) => e.year === Number(year))
}

type Row = SheetRow<ImportField>

function editionOfRow(row: Row, { editions }: Register, fallback: string | undefined): KnownEdition | undefined {
  const text = row.text('edition', 100) ?? fallback ?? null
  if (row.required('edition', text) === undefined || text === null) return undefined
  return editionIn(text, editions) ?? row.fault('edition', 'edition.unknown', { edition: shortened(text) })
}

function wordOf<T>(row: Row, field: 'kind' | 'annex', offered: Readonly<Record<string, T>>, names: string): T | undefined {
  const text = row.text(field, 100) ?? ''
  return offered[fold(text)] ?? row.fault(field, 'import.cell.not-offered', { read: shortened(text), offered: names })
}

function numberOfRow(row: Row): string | undefined {
  const text = row.required('number', row.text('number', 80))
  if (text === undefined) return undefined
  return readOfficialNumber(text)?.text ?? row.fault('number', 'official-number.unreadable', { number: text })
}

const later = (a: Day | null, b: Day | null): Day | null => (a === null || b === null ? null : a > b ? a : b)

/** When the agency was there, as the rules ask; its versions come in the order of their days. */
function span(versions: readonly [KnownAgency, ...KnownAgency[]], on: Day): NonNullable<Circumstances['agency']> {
  const [first] = versions
  const then = versions.find((v) => v.validFrom <= on && (v.validTo === null || v.validTo > on))
  return {
    name: (then ?? versions.at(-1) ?? first).name,
    existed: then !== undefined,
    since: first.validFrom,
    until: versions.map((v) => v.validTo).reduce(later),
  }
}

/** Where in the sheet a fault of the rules is shown. */
const fieldOf = (field: keyof Declaration, row: Row): ImportField => {
  if (field === 'agencyId') return row.has('agency') ? 'agency' : 'code'
  return ImportField.options.find((key) => key === field) ?? 'note'
}

const pageKey = (agencyId: string, { key, year }: { key: string; year: number }) => `${agencyId} ${year} ${key}`

/** Heading under which a field is spoken of. */
export const headingOf = (field: ImportField): string => importFields.find(({ key }) => key === field)?.names[0] ?? field

/** Reads and checks every row by the rules that hold for a single record; a row is good or it is named with all its faults. */
export function checkRows(
  rows: readonly { row: number; cells: readonly string[] }[],
  mapping: Mapping<ImportField>,
  register: Register,
  fallbackEdition: string | undefined,
): Checked {
  const checked: Checked = { good: [], unchanged: [], faults: [] }
  const known = new Map(register.numbers.map((n) => [pageKey(n.agencyId, { key: n.numberKey, year: n.year }), n]))
  const inFile = new Map<string, number>()
  for (const { row: at, cells } of rows) {
    const row: Row = new SheetRow(at, cells, mapping)
    const read = readRow(row, register, known, fallbackEdition)
    // A row that is refused anyway takes no number from a right one below it.
    if (read && row.faults.length === 0) {
      const key = pageKey(read.declaration.agencyId, numberOf(read.declaration))
      const first = inFile.get(key)
      if (first === undefined) inFile.set(key, at)
      else row.fault('number', 'declaration.number-twice-in-file', { number: read.declaration.number, name: read.agencyName, other: first })
    }
    if (row.faults.length > 0 || !read) checked.faults.push(...row.faults)
    else if (read.there) checked.unchanged.push(read)
    else checked.good.push(read)
  }
  return checked
}

function readRow(row: Row, register: Register, known: ReadonlyMap<string, KnownNumber>, fallbackEdition: string | undefined): ReadRow | undefined {
  const issuedOn = row.required('issuedOn', row.day('issuedOn'))
  const effectiveOn = row.day('effectiveOn')
  const number = numberOfRow(row)
  const edition = editionOfRow(row, register, fallbackEdition)
  const kind = wordOf(row, 'kind', kinds, 'Lần đầu; Công bố lại')
  const annex = wordOf(row, 'annex', annexes, 'Có phụ lục; Chưa có phụ lục')
  const signerName = row.text('signerName', 200)
  const signerTitle = row.text('signerTitle', 200)
  const note = row.text('note', 2000)
  const before = row.faults.length
  const [name, code] = [row.text('agency', 300), row.text('code', 40)]
  const found = row.faults.length > before ? undefined : register.finder.find(name, code, issuedOn)
  if (found && 'by' in found) row.fault(found.by === 'name' && row.has('agency') ? 'agency' : 'code', found.code, found.details)
  if (!found || 'by' in found || issuedOn === undefined || effectiveOn === undefined || number === undefined || !edition || !kind || !annex) return undefined
  const declaration: Declaration = {
    agencyId: found.agency,
    edition: edition.code,
    kind,
    number,
    issuedOn,
    effectiveOn: effectiveOn ?? issuedOn,
    withdrawnOn: null,
    signerName,
    signerTitle,
    annex,
    fileId: null,
    annexFileId: null,
    note,
  }
  const agency = span(found.versions, issuedOn)
  const same = known.get(pageKey(found.agency, numberOf(declaration)))
  const there = same !== undefined && same.issuedOn === issuedOn && same.edition === edition.code
  for (const fault of faultsOf(declaration, { today: register.today, agency, edition, sameNumber: there ? undefined : same })) {
    row.fault(fieldOf(fault.field, row), fault.code, fault.details)
  }
  return { row: row.row, agencyName: agency.name, declaration, there }
}
