import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { fold, tidy } from '../../kernel/fold.ts'
import type { AgencyId, PlanLineId } from '../../kernel/identity.ts'
import type { AgencyFinder } from '../../register/imports/agency-finder.ts'
import type { ImportOutcome } from '../../register/imports/checked-rows.ts'
import { type Mapping, type RowFault, SheetRow, shortened } from '../../register/imports/sheet-row.ts'
import { inOtherYear } from './plan.ts'
import { listIn, readForm, readMoney, readQuantity, readSpan, scaleOf } from './plan-cell.ts'
import { decideLines, faultsOfLine, type PlanLine, PlanLineForm } from './plan-line.ts'

/** What the table of a plan may hold, and under which headings offices write it. */
export const importFields = [
  { key: 'no', names: ['STT', 'TT', 'Số TT', 'Số thứ tự', 'No.'] },
  { key: 'section', names: ['Đề mục', 'Nhóm nhiệm vụ', 'Mục', 'Section'] },
  {
    key: 'task',
    names: ['Nội dung công việc', 'Nội dung', 'Nhiệm vụ', 'Nội dung thực hiện', 'Tên nhiệm vụ', 'Công việc', 'Nội dung hoạt động', 'Hoạt động', 'Task'],
  },
  { key: 'quantity', names: ['Số lượng', 'Chỉ tiêu', 'Khối lượng', 'Quantity'] },
  { key: 'unit', names: ['Đơn vị tính', 'ĐVT', 'Unit'] },
  {
    key: 'owner',
    names: ['Đơn vị chủ trì', 'Cơ quan chủ trì', 'Chủ trì', 'Đơn vị thực hiện', 'Cơ quan thực hiện', 'Người thực hiện', 'Tổ kiểm tra', 'Tổ công tác', 'Owner'],
  },
  { key: 'cooperating', names: ['Đơn vị phối hợp', 'Cơ quan phối hợp', 'Phối hợp', 'Cooperating'] },
  { key: 'time', names: ['Thời gian thực hiện', 'Thời gian', 'Tiến độ thực hiện', 'Thời gian kiểm tra', 'Thời hạn', 'Time'] },
  { key: 'from', names: ['Từ', 'Bắt đầu', 'Thời gian bắt đầu', 'Từ ngày', 'From'] },
  { key: 'to', names: ['Đến', 'Kết thúc', 'Thời gian kết thúc', 'Thời gian hoàn thành', 'Thời hạn hoàn thành', 'Đến ngày', 'To'] },
  { key: 'product', names: ['Sản phẩm', 'Kết quả', 'Sản phẩm, kết quả', 'Kết quả dự kiến', 'Product'] },
  { key: 'budget', names: ['Kinh phí (đồng)', 'Kinh phí', 'Dự toán', 'Dự kiến kinh phí', 'Kinh phí (triệu đồng)', 'Budget'] },
  { key: 'budgetSource', names: ['Nguồn kinh phí', 'Nguồn vốn', 'Source of money'] },
  {
    key: 'agencies',
    names: ['Cơ quan', 'Cơ quan được kiểm tra', 'Đơn vị được kiểm tra', 'Tên cơ quan', 'Tên cơ quan, đơn vị', 'Cơ quan, đơn vị', 'Agencies'],
  },
  { key: 'form', names: ['Hình thức kiểm tra', 'Hình thức', 'Form'] },
] as const
export const ImportField = z.enum(importFields.map(({ key }) => key))
export type ImportField = z.infer<typeof ImportField>

export const headingOf = (field: ImportField): string => importFields.find(({ key }) => key === field)?.names[0] ?? field

/** An inspection may be told by its agencies alone. */
export const missingFields = (mapping: Mapping<ImportField>): ImportField[] => (mapping.task === undefined && mapping.agencies === undefined ? ['task'] : [])

export interface ReadLine {
  row: number
  line: PlanLine
  /** Version of the plan the row was held against. */
  version: number
}

export interface ImportInto {
  year: number
  version: number
  held: readonly PlanLine[]
  finder: AgencyFinder
  newId: () => PlanLineId
  /** Year the times of the file mean where they name none; they are moved to the plan's year. */
  ofYear: number
  header: readonly string[]
}

export interface CheckedLines {
  good: ReadLine[]
  understood: ReadLine[]
  outcomes: Map<number, ImportOutcome>
  faults: RowFault[]
}

interface Sheet {
  row: number
  cells: readonly string[]
}

const counting = /^(?:[ivxlc]+|[a-z])[.)]?$/
/** With its marks and nothing behind it: "Công bố …" and "Tổng kết …" are work. */
const sum = /^(tổng( cộng)?( số)?( kinh phí)?|cộng)\s*(?:[:(\d]|$)/u

/** A row that stands over others: one text alone, beside nothing or a numeral, or over the whole width. */
export function headingIn(cells: readonly string[], mapping: Mapping<ImportField>): string | undefined {
  const no = mapping.no === undefined ? '' : fold(cells[mapping.no] ?? '')
  const filled = cells.flatMap((cell, column) => (column === mapping.no || tidy(cell) === '' ? [] : [tidy(cell)]))
  const texts = [...new Set(filled)]
  const [text] = texts
  if (text === undefined || texts.length > 1) return undefined
  const wide = filled.length > 1 || no === fold(text)
  const numeral = counting.test(no) || /^(?:[IVXLC]+|[A-Z])\s*[.)]\s*\S/u.test(text)
  const alone = mapping.no !== undefined && no === ''
  const capitals = mapping.no === undefined && text === text.toLocaleUpperCase('vi') && /\p{L}/u.test(text)
  return wide || numeral || alone || capitals ? text.replace(/^(?:[IVXLC]+|[A-Z]|\d{1,2})\s*[.)]\s*/u, '') : undefined
}

const isSum = (cells: readonly string[]): boolean => sum.test(tidy(cells.find((cell) => tidy(cell) !== '' && !/^[\d.,\s]+$/.test(cell)) ?? '').toLowerCase())

/** Two rows of one key are the same line: sending a file twice adds nothing. */
const keyOf = (line: PlanLine): string => JSON.stringify([fold(line.section ?? ''), fold(line.task), line.from, line.to, line.agencyIds.toSorted()])

/** Rows as lines of the plan: headings are kept for the lines below them, sums left aside, and every faulty cell named. */
export function checkPlanRows(rows: readonly Sheet[], mapping: Mapping<ImportField>, into: ImportInto): CheckedLines {
  const checked: CheckedLines = { good: [], understood: [], outcomes: new Map(), faults: [] }
  const held = new Set(into.held.map(keyOf))
  let section: string | null = null
  for (const { row: at, cells } of rows) {
    if (isSum(cells)) {
      checked.outcomes.set(at, 'aside')
      continue
    }
    const heading = mapping.section === undefined ? headingIn(cells, mapping) : undefined
    if (heading !== undefined && heading.length <= 300) {
      section = heading
      checked.outcomes.set(at, 'aside')
      continue
    }
    const row = new SheetRow<ImportField>(at, cells, mapping)
    const line = readLine(row, { cells, mapping, section }, into)
    if (!line || row.faults.length > 0) {
      checked.faults.push(...row.faults)
      checked.outcomes.set(at, 'refused')
      continue
    }
    const read = { row: at, line, version: into.version }
    const there = held.has(keyOf(line))
    held.add(keyOf(line))
    checked.understood.push(read)
    checked.outcomes.set(at, there ? 'unchanged' : 'created')
    if (!there) checked.good.push(read)
  }
  return checked
}

interface Place {
  cells: readonly string[]
  mapping: Mapping<ImportField>
  section: string | null
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map(tidy)
    .filter((part) => part !== '')
    .join('\n')

function readLine(row: SheetRow<ImportField>, { cells, mapping, section }: Place, into: ImportInto): PlanLine | undefined {
  const raw = (field: ImportField) => (mapping[field] === undefined ? '' : (cells[mapping[field]] ?? ''))
  const amount = readQuantity(raw('quantity')) ?? row.fault('quantity', 'plan.amount-unreadable')
  const title = mapping.budget === undefined ? '' : (into.header[mapping.budget] ?? '')
  const money = readMoney(raw('budget'), scaleOf(title)) ?? row.fault('budget', 'plan.amount-unreadable')
  const form = readForm(raw('form'))
  if (form === undefined) row.fault('form', 'import.cell.not-offered', { read: shortened(tidy(raw('form'))), offered: 'Tại trụ sở; Qua hồ sơ; Đột xuất' })
  const agencyIds = agenciesIn(row, raw('agencies'), into)
  const told = linesOf(raw('task'))
  const names = tidy(raw('agencies').replaceAll('\n', '; '))
  const task = told === '' && agencyIds.length > 0 ? `Kiểm tra tại ${names}` : told
  const long = (field: ImportField, text: string, longest: number) => {
    if (text.length > longest) row.fault(field, 'import.cell.too-long', { length: text.length, longest, read: shortened(text) })
  }
  const named = mapping.task === undefined && names !== ''
  if (task === '' && !named) row.fault(mapping.task === undefined ? 'agencies' : 'task', 'import.cell.required')
  long(told === '' ? 'agencies' : 'task', task, 2000)
  const cooperating = listIn(raw('cooperating'))
  for (const name of cooperating) long('cooperating', name, 300)
  if (cooperating.length > 30)
    row.fault('cooperating', 'import.cell.too-long', { length: cooperating.length, longest: 30, read: shortened(raw('cooperating')) })
  const span = spanIn(row, raw, into)
  const texts = {
    section: row.text('section', 300) ?? section ?? undefined,
    unit: row.text('unit', 60) ?? amount?.unit ?? undefined,
    owner: row.text('owner', 300) ?? undefined,
    product: row.text('product', 500) ?? undefined,
    budgetSource: row.text('budgetSource', 200) ?? money?.source ?? undefined,
  }
  if (row.faults.length > 0 || !span) return undefined
  const quantity = amount?.quantity ?? undefined
  const asked = PlanLineForm.safeParse({
    ...texts,
    task,
    quantity,
    cooperating,
    ...span,
    budget: money?.budget ?? undefined,
    agencyIds,
    form: form ?? undefined,
  })
  if (!asked.success) {
    for (const { path } of asked.error.issues) row.fault(asField(path[0]), 'import.cell.too-long', { length: 0, longest: 0, read: '' })
    return undefined
  }
  for (const { path, code } of faultsOfLine(asked.data, into.year, nobodyUnknown))
    row.fault(path === 'from' || path === 'to' ? (mapping[path] === undefined ? 'time' : path) : asField(path), code, { year: into.year })
  return row.faults.length > 0 ? undefined : decideLines([asked.data], into.year, nobodyUnknown, into.newId)[0]
}

const nobodyUnknown = { unknownAgencies: [], unknownDirections: [], unknownKinds: [] }
const asField = (name: unknown): ImportField => ImportField.safeParse(name).data ?? 'task'

/** A column of its own for each end goes before one that holds both; what lies in another year is moved. */
function spanIn(row: SheetRow<ImportField>, raw: (field: ImportField) => string, { year, ofYear }: ImportInto) {
  const unreadable = (field: ImportField) => row.fault(field, 'plan.time-unreadable')
  const both = readSpan(raw('time'), ofYear) ?? unreadable('time')
  const begin = readSpan(raw('from'), ofYear) ?? unreadable('from')
  const end = readSpan(raw('to'), ofYear) ?? unreadable('to')
  if (!both || !begin || !end) return undefined
  const from = begin.from.precision === 'unknown' ? both.from : begin.from
  const to = end.to.precision === 'unknown' ? both.to : end.to
  return { from: inOtherYear(from, year - ofYear), to: inOtherYear(to, year - ofYear) }
}

function agenciesIn(row: SheetRow<ImportField>, typed: string, { finder, year }: ImportInto): AgencyId[] {
  return listIn(typed).flatMap((name) => {
    const found = finder.find(name, null, Day.parse(`${year}-06-30`))
    if ('agency' in found) return [found.agency]
    row.fault('agencies', found.code, found.details)
    return []
  })
}
