import { z } from 'zod'
import { type Day, type HalfYear, halfYearOf, reach } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import type { AgencyId, PaperId } from '../../kernel/identity.ts'
import { numberKey, readOfficialNumber } from '../../kernel/official-number.ts'
import { readTime } from '../../kernel/typed-time.ts'
import type { AgencyFinder } from '../../register/imports/agency-finder.ts'
import { readRows, type ReadRows } from '../../register/imports/read-rows.ts'
import { type Mapping, type SheetRow, shortened } from '../../register/imports/sheet-row.ts'
import { type Activity, ActivityForm, decideActivity } from './activity.ts'
import { certainlyBefore, KnownDate, Period } from './programme-fields.ts'

/** What a sheet of activities may hold, and under which headings it is likely to stand. */
export const importFields = [
  { key: 'kind', names: ['Loại hoạt động', 'Loại', 'Kind of activity', 'Kind'] },
  { key: 'title', names: ['Tên hoạt động', 'Nội dung', 'Hoạt động', 'Activity', 'Title'] },
  { key: 'period', names: ['Kỳ báo cáo', 'Kỳ', 'Reporting period', 'Period'] },
  { key: 'began', names: ['Thời gian bắt đầu', 'Thời gian', 'Ngày thực hiện', 'Ngày', 'Began', 'Date'] },
  { key: 'ended', names: ['Thời gian kết thúc', 'Ngày kết thúc', 'Ended'] },
  { key: 'quantity', names: ['Số lượng', 'Quantity'] },
  { key: 'unit', names: ['Đơn vị tính', 'ĐVT', 'Unit'] },
  { key: 'doer', names: ['Đơn vị, người thực hiện', 'Đơn vị thực hiện', 'Done by'] },
  { key: 'product', names: ['Sản phẩm, kết quả', 'Sản phẩm', 'Kết quả', 'Product'] },
  { key: 'channels', names: ['Kênh đăng tải', 'Kênh', 'Channels'] },
  { key: 'papers', names: ['Văn bản liên quan', 'Số văn bản', 'Papers'] },
  { key: 'agencies', names: ['Cơ quan liên quan', 'Cơ quan', 'Agencies'] },
  { key: 'note', names: ['Ghi chú', 'Note'] },
] as const
export const ImportField = z.enum(importFields.map(({ key }) => key))
export type ImportField = z.infer<typeof ImportField>

export const headingOf = (field: ImportField): string => importFields.find(({ key }) => key === field)?.names[0] ?? field

/** The half-year may stand beside the file, or follow from the day. */
export const requiredFields = ['kind', 'title'] as const
export function missingFields(mapping: Mapping<ImportField>, period: HalfYear | undefined): ImportField[] {
  const missing: ImportField[] = requiredFields.filter((field) => mapping[field] === undefined)
  return mapping.period === undefined && mapping.began === undefined && period === undefined ? [...missing, 'period'] : missing
}

/** A held paper, as the register of papers tells it. */
export interface NumberedPaper {
  id: PaperId
  number: string
  numberKey: string
  issuedOn: Day
  issuerName: string
}

/** What the register knows when a file is checked. */
export interface ActivityRegister {
  kinds: readonly { code: string; nameVi: string; nameEn: string }[]
  finder: AgencyFinder
  /** Held papers that bear one of the file's numbers. */
  papers: readonly NumberedPaper[]
  /** Held activities of the periods, by what they say they are. */
  known: readonly { kind: string; title: string; period: HalfYear; beganFrom: Day | null }[]
}

export interface ReadActivity {
  row: number
  activity: Activity
  there: boolean
}

type Row = SheetRow<ImportField>
type Same = Pick<Activity, 'kind' | 'title' | 'period'> & { beganFrom: Day | null }

const keyOf = ({ kind, title, period, beganFrom }: Same) => [kind, period, beganFrom ?? '', fold(title)].join('\n')
const sameOf = (activity: Activity): Same => ({ ...activity, beganFrom: reach(activity.began)?.from ?? null })

/** Reads and checks every row by the rules that hold for a single activity. */
export function checkActivities(
  rows: readonly { row: number; cells: readonly string[] }[],
  mapping: Mapping<ImportField>,
  register: ActivityRegister,
  fallback: HalfYear | undefined,
): ReadRows<ReadActivity> {
  const known = new Set(register.known.map(keyOf))
  return readRows(rows, mapping, {
    read: (row: Row) => readRow(row, register, known, fallback),
    keyOf: ({ activity }) => keyOf(sameOf(activity)),
    twice: (row, { activity }, first) => row.fault('title', 'activity.import.twice-in-file', { title: shortened(activity.title), other: first }),
  })
}

function readRow(row: Row, register: ActivityRegister, known: ReadonlySet<string>, fallback: HalfYear | undefined): ReadActivity | undefined {
  const kind = kindOf(row, register.kinds)
  const title = row.required('title', row.text('title', 500))
  const began = timeOf(row, 'began')
  const ended = timeOf(row, 'ended')
  const period = periodOf(row, began, fallback)
  const quantity = quantityOf(row)
  const channels = partsOf(row, 'channels', { longest: 200, most: 20 })
  const papers = papersOf(row, register.papers)
  const agencies = agenciesOf(row, register.finder, began)
  const texts = {
    unit: row.text('unit', 60),
    doer: row.text('doer', 300),
    product: row.text('product', 500),
    note: row.text('note', 4000),
  }
  if (began && ended && certainlyBefore(ended, began)) row.fault('ended', 'activity.ends-before-it-begins')
  if (row.faults.length > 0 || !kind || title === undefined || !began || !period) return undefined
  const asked = ActivityForm.parse({
    kind,
    title,
    period,
    began,
    channels,
    paperIds: papers,
    agencyIds: agencies,
    ...(ended && ended.precision !== 'unknown' ? { ended } : {}),
    ...(typeof quantity === 'number' ? { quantity } : {}),
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== null)),
  })
  const activity = decideActivity(asked, { kindKnown: true, unknownPapers: [], unknownAgencies: [], fileKnown: true })
  return { row: row.row, activity, there: known.has(keyOf(sameOf(activity))) }
}

function kindOf(row: Row, kinds: ActivityRegister['kinds']): string | undefined {
  const text = row.required('kind', row.text('kind', 100))
  if (text === undefined) return undefined
  const read = fold(text)
  const found = kinds.find(({ code, nameVi, nameEn }) => [code, nameVi, nameEn].some((name) => fold(name) === read))
  return found?.code ?? row.fault('kind', 'import.cell.not-offered', { read: shortened(text), offered: kinds.map(({ nameVi }) => nameVi).join('; ') })
}

/** As precise as it is written; an empty cell is an unknown time. */
function timeOf(row: Row, field: 'began' | 'ended'): KnownDate | undefined {
  const text = row.text(field, 100)
  if (text === null || ['chua ro', 'khong ro', 'unknown'].includes(fold(text))) return { precision: 'unknown' }
  const read = KnownDate.safeParse(readTime(text))
  return read.success ? read.data : row.fault(field, 'activity.import.not-a-time', { read: shortened(text) })
}

function periodOf(row: Row, began: KnownDate | undefined, fallback: HalfYear | undefined): HalfYear | undefined {
  const text = row.text('period', 100)
  if (text !== null) {
    const time = readTime(text)
    const read = Period.safeParse(time?.precision === 'half-year' ? time.halfYear : text.toUpperCase())
    return read.success ? read.data : row.fault('period', 'activity.import.not-a-period', { read: shortened(text) })
  }
  if (fallback !== undefined) return fallback
  const span = began && reach(began)
  if (span && halfYearOf(span.from) === halfYearOf(span.to)) return halfYearOf(span.from)
  return row.fault('period', 'activity.import.period-untold')
}

function quantityOf(row: Row): number | null | undefined {
  const text = row.text('quantity', 40)
  if (text === null) return null
  const read = /^\d{1,3}(?:\.\d{3})+$|^\d+$/.test(text) ? Number(text.replaceAll('.', '')) : Number.NaN
  return read <= 1_000_000 ? read : row.fault('quantity', 'activity.import.not-a-quantity', { read: shortened(text) })
}

function partsOf(row: Row, field: 'channels' | 'papers' | 'agencies', { longest, most }: { longest: number; most: number }): string[] {
  const parts = (row.text(field, 20_000) ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const long = parts.find((part) => part.length > longest)
  if (long !== undefined) row.fault(field, 'import.cell.too-long', { length: long.length, longest, read: shortened(long) })
  if (parts.length > most) row.fault(field, 'import.cell.too-many', { count: parts.length, most })
  return parts
}

/** By number; one that several issuers used is told, never guessed. */
function papersOf(row: Row, held: ActivityRegister['papers']): PaperId[] {
  return partsOf(row, 'papers', { longest: 80, most: 50 }).flatMap((text) => {
    if (readOfficialNumber(text) === undefined) {
      row.fault('papers', 'official-number.unreadable', { number: text })
      return []
    }
    const found = held.filter((paper) => paper.numberKey === numberKey(text))
    const [only] = found
    if (only && found.length === 1) return [only.id]
    const candidates = found.map(({ number, issuerName, issuedOn }) => `${number}, ${issuerName}, ${issuedOn}`).join('; ')
    row.fault('papers', found.length === 0 ? 'activity.import.paper-unknown' : 'activity.import.paper-ambiguous', { number: text, candidates })
    return []
  })
}

function agenciesOf(row: Row, finder: AgencyFinder, began: KnownDate | undefined): AgencyId[] {
  const on = began && reach(began)?.to
  return partsOf(row, 'agencies', { longest: 300, most: 500 }).flatMap((name) => {
    const found = finder.find(name, null, on)
    if ('agency' in found) return [found.agency]
    row.fault('agencies', found.code, found.details)
    return []
  })
}
