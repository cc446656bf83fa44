import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { numberKey, readOfficialNumber } from '../../kernel/official-number.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { readRows, type ReadRows } from '../../register/imports/read-rows.ts'
import { type Mapping, type SheetRow, shortened } from '../../register/imports/sheet-row.ts'
import { decidePaper, type IssuedPaper, type Issuer, issuerKey, type Paper, type PaperTopic, type SameNumber, yearOf } from './paper.ts'
import { type PaperKind, recognise, type Warning } from './paper-number.ts'

/** What a sheet of papers may hold, and under which headings it is likely to stand: those of the register's own files among them. */
export const importFields = [
  { key: 'number', names: ['Số, ký hiệu', 'Số ký hiệu', 'Số văn bản', 'Số', 'Number'] },
  { key: 'issuedOn', names: ['Ngày ban hành', 'Ngày văn bản', 'Ngày, tháng', 'Ngày ký', 'Ngày', 'Date of issue', 'Date'] },
  { key: 'direction', names: ['Đi, đến', 'Văn bản đi, đến', 'Chiều văn bản', 'Direction'] },
  { key: 'kind', names: ['Loại văn bản', 'Tên loại', 'Loại', 'Kind'] },
  { key: 'issuer', names: ['Cơ quan ban hành', 'Nơi ban hành', 'Tác giả', 'Issuer', 'Issued by'] },
  { key: 'abstract', names: ['Trích yếu', 'Trích yếu nội dung', 'Nội dung', 'Về việc', 'Abstract'] },
  { key: 'signerName', names: ['Người ký', 'Họ tên người ký', 'Signer'] },
  { key: 'signerTitle', names: ['Chức vụ người ký', 'Chức vụ', 'Title of signer'] },
  { key: 'recipients', names: ['Nơi nhận', 'Recipients'] },
  { key: 'filingUnits', names: ['Đơn vị nhận bản lưu', 'Nơi lưu', 'Filing units'] },
  { key: 'copies', names: ['Số bản', 'Copies'] },
  { key: 'topic', names: ['Dùng trong báo cáo', 'Used in the report'] },
  { key: 'note', names: ['Ghi chú', 'Note'] },
] as const
export const ImportField = z.enum(importFields.map(({ key }) => key))
export type ImportField = z.infer<typeof ImportField>

export const headingOf = (field: ImportField): string => importFields.find(({ key }) => key === field)?.names[0] ?? field

/** Fields without which no row can be read: kind and issuer may be told by the number itself. */
export const requiredFields = ['number', 'issuedOn', 'abstract'] as const
export const missingFields = (mapping: Mapping<ImportField>): ImportField[] => requiredFields.filter((field) => mapping[field] === undefined)

type Kind = PaperKind & { nameVi: string; nameEn: string }
/** A body of the authority, and the kinds of papers whose numbers it takes here. */
type Body = Issuer & { seriesHere: readonly string[] }

/** What the register knows when a file is checked. */
export interface PaperRegister {
  today: Day
  kinds: readonly Kind[]
  issuers: readonly Body[]
  /** Held papers that bear one of the file's numbers. */
  numbers: readonly (SameNumber & { numberKey: string; year: number; kind: string })[]
  /** The rows are historical data: they bear the numbers they bore. */
  history: boolean
}

export interface ReadPaper {
  row: number
  paper: Paper
  warnings: readonly Warning[]
  there: boolean
}

type Row = SheetRow<ImportField>

const topics: Readonly<Record<string, PaperTopic>> = {
  'ke hoach trien khai ap dung': 'application-plan',
  'application plan': 'application-plan',
  'ke hoach kiem tra': 'inspection-plan',
  'inspection plan': 'inspection-plan',
  'thanh lap doan kiem tra': 'inspection-team',
  'inspection team': 'inspection-team',
  'cong van huong dan, luu y': 'guidance-letter',
  'guidance letter': 'guidance-letter',
  'danh sach to chuc tu van': 'consultant-list',
  'list of consultants': 'consultant-list',
  'noi dung khac': 'other',
  other: 'other',
}
const directions: Readonly<Record<string, 'out' | 'in'>> = {
  di: 'out',
  'van ban di': 'out',
  outgoing: 'out',
  den: 'in',
  'van ban den': 'in',
  incoming: 'in',
}

const keyOf = (paper: Pick<Paper, 'issuerName' | 'number' | 'issuedOn'>) =>
  `${issuerKey(paper.issuerName)} ${yearOf(paper.issuedOn)} ${numberKey(paper.number)}`

/** Reads and checks every row by the rules that hold for a single paper. */
export const checkPapers = (
  rows: readonly { row: number; cells: readonly string[] }[],
  mapping: Mapping<ImportField>,
  register: PaperRegister,
): ReadRows<ReadPaper> => {
  const byNumber = Map.groupBy(register.numbers, (held) => `${held.year} ${held.numberKey}`)
  const sameNumber = (number: string, issuedOn: Day) => byNumber.get(`${yearOf(issuedOn)} ${numberKey(number)}`) ?? []
  return readRows(rows, mapping, {
    read: (row: Row) => readRow(row, register, sameNumber),
    keyOf: ({ paper }) => keyOf(paper),
    twice: (row, { paper }, first) => row.fault('number', 'paper.import.twice-in-file', { number: paper.number, issuer: paper.issuerName, other: first }),
  })
}

function readRow(row: Row, register: PaperRegister, sameNumber: (number: string, issuedOn: Day) => PaperRegister['numbers']): ReadPaper | undefined {
  const issuedOn = row.required('issuedOn', row.day('issuedOn'))
  const number = numberOf(row, issuedOn)
  const told = number === undefined ? undefined : recognise(number, register.kinds, register.issuers)
  const kind = kindOf(row, register.kinds, told?.kind)
  const issuer = issuerOf(row, register.issuers, told?.issuer)
  const abstract = row.required('abstract', row.text('abstract', 2000))
  const topic = wordOf(row, 'topic', topics, 'Kế hoạch triển khai áp dụng; Kế hoạch kiểm tra; Thành lập đoàn kiểm tra; …')
  const direction = wordOf(row, 'direction', directions, 'Đi; Đến')
  if (direction === 'in') row.fault('direction', 'paper.import.incoming')
  if (direction === 'out' && issuer && issuer.issuerId === undefined) row.fault('issuer', 'paper.import.not-own', { issuer: issuer.issuerName ?? '' })
  const further = {
    ...only('signerName', row.text('signerName', 200)),
    ...only('signerTitle', row.text('signerTitle', 200)),
    ...only('note', row.text('note', 4000)),
    ...only('copies', copiesOf(row)),
    ...only('topic', topic),
    recipients: partsOf(row, 'recipients', /;/, { longest: 300, most: 200 }),
    filingUnits: partsOf(row, 'filingUnits', /[;,]/, { longest: 60, most: 10 }),
  }
  if (row.faults.length > 0 || issuedOn === undefined || number === undefined || !kind || !issuer || abstract === undefined) return undefined
  const asked: IssuedPaper = { kind: kind.code, number, issuedOn, ...issuer, abstract: withoutKind(abstract, kind), ...further }
  return decided(row, asked, register, sameNumber(number, issuedOn))
}

const only = <K extends string, V>(key: K, value: V | null | undefined) =>
  (value === null || value === undefined ? {} : { [key]: value }) as { [name in K]?: V }

/** The rules of a single paper; what they refuse is shown at its cell. */
function decided(row: Row, asked: IssuedPaper, register: PaperRegister, same: PaperRegister['numbers']): ReadPaper | undefined {
  const body = register.issuers.find(({ id }) => id === asked.issuerId)
  const key = issuerKey(body?.name ?? asked.issuerName ?? '')
  const there = same.find((held) => issuerKey(held.issuerName) === key && held.issuedOn === asked.issuedOn && held.kind === asked.kind)
  if (!there && !register.history && body?.seriesHere.includes(asked.kind)) return row.fault('number', 'paper.import.numbered-here', { issuer: body.name })
  const around = { kinds: register.kinds, issuers: register.issuers, sameNumber: there ? [] : same, fileKnown: true }
  try {
    return { row: row.row, ...decidePaper(asked, around, register.today), there: there !== undefined }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { errors: _, ...details } = error.details
    return row.fault(error.code === 'paper.issued-in-future' ? 'issuedOn' : 'number', error.code, details as Record<string, string>)
  }
}

function numberOf(row: Row, issuedOn: Day | undefined): string | undefined {
  const text = row.required('number', row.text('number', 80))
  if (text === undefined) return undefined
  const number = readOfficialNumber(text)
  // "15/06/2020" would be number 15 with the symbol 06/2020.
  if (!number || number.serial === 0 || !/\p{L}/u.test(number.symbol)) return row.fault('number', 'official-number.unreadable', { number: text })
  const year = /(?:^|\/)((?:19|20)\d\d)(?=\/|-|$)/.exec(number.symbol)?.[1]
  if (year !== undefined && issuedOn !== undefined && Number(year) !== yearOf(issuedOn))
    row.fault('number', 'paper.import.other-year', { number: number.text, year, issuedOn })
  return number.text
}

function kindOf(row: Row, kinds: readonly Kind[], told: Kind | undefined): Kind | undefined {
  const text = row.text('kind', 100)
  if (text === null) return told ?? row.fault('kind', 'paper.import.kind-untold')
  const read = fold(text)
  return (
    kinds.find(({ nameVi, nameEn, symbol }) => [nameVi, nameEn, symbol ?? ''].some((name) => name !== '' && fold(name) === read)) ??
    row.fault('kind', 'import.cell.not-offered', { read: shortened(text), offered: kinds.map(({ nameVi }) => nameVi).join('; ') })
  )
}

/** An own body by name or symbol; any other name is an issuer outside. */
function issuerOf(row: Row, issuers: readonly Body[], told: Body | undefined): Pick<IssuedPaper, 'issuerId' | 'issuerName'> | undefined {
  const text = row.text('issuer', 300)
  if (text === null) return told ? { issuerId: told.id } : row.fault('issuer', 'paper.import.issuer-untold')
  const own = issuers.find(({ name, symbol }) => issuerKey(name) === issuerKey(text) || symbol === text)
  return own ? { issuerId: own.id } : { issuerName: text }
}

function wordOf<T>(row: Row, field: 'topic' | 'direction', words: Readonly<Record<string, T>>, offered: string): T | undefined {
  const text = row.text(field, 100)
  return text === null ? undefined : (words[fold(text)] ?? row.fault(field, 'import.cell.not-offered', { read: shortened(text), offered }))
}

function copiesOf(row: Row): number | null | undefined {
  const text = row.text('copies', 20)
  if (text === null) return null
  const copies = Number(text.replaceAll('.', ''))
  return Number.isInteger(copies) && copies >= 1 && copies <= 100_000 ? copies : row.fault('copies', 'paper.import.copies', { read: text })
}

function partsOf(row: Row, field: 'recipients' | 'filingUnits', between: RegExp, { longest, most }: { longest: number; most: number }): string[] {
  const parts = (row.text(field, 20_000) ?? '')
    .split(between)
    .map((part) => part.trim().replace(/^-\s*/, ''))
    .filter((part) => part !== '')
  const long = parts.find((part) => part.length > longest)
  if (long !== undefined) row.fault(field, 'import.cell.too-long', { length: long.length, longest, read: shortened(long) })
  if (parts.length > most) row.fault(field, 'import.cell.too-many', { count: parts.length, most })
  return parts
}

/** The register writes "Quyết định về việc …"; the kind is kept apart. Folding changes the form of letters, never how many there are. */
function withoutKind(abstract: string, { nameVi }: Kind): string {
  const rest = abstract.slice(nameVi.length).trim()
  return fold(abstract).startsWith(`${fold(nameVi)} `) && rest !== '' ? rest : abstract
}
