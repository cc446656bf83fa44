import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import type { AgencyFinder } from '../../register/imports/agency-finder.ts'
import { type Mapping, type RowFault, SheetRow, shortened } from '../../register/imports/sheet-row.ts'
import type { AgencyId } from '../../kernel/identity.ts'
import { faultsOfStage, type KeptStage, type StageState, unchanged } from './stage.ts'

/** What a sheet of stages may hold, and under which headings it is likely to stand. */
export const importFields = [
  { key: 'agency', names: ['Cơ quan', 'Tên cơ quan', 'Đơn vị', 'Tên đơn vị', 'Agency', 'Name of agency'] },
  { key: 'code', names: ['Mã cơ quan', 'Mã đơn vị', 'Mã', 'Agency code', 'Code'] },
  { key: 'stage', names: ['Giai đoạn', 'Bước', 'Tiến độ', 'Stage'] },
  { key: 'reachedOn', names: ['Ngày đạt', 'Từ ngày', 'Ngày', 'Reached on', 'Since', 'Date'] },
  { key: 'evidence', names: ['Số văn bản chứng minh', 'Minh chứng', 'Số văn bản', 'Evidence'] },
  { key: 'reason', names: ['Lý do', 'Ghi chú', 'Reason', 'Note'] },
] as const
export const ImportField = z.enum(importFields.map(({ key }) => key))
export type ImportField = z.infer<typeof ImportField>

export const headingOf = (field: ImportField): string => importFields.find(({ key }) => key === field)?.names[0] ?? field

export function missingFields(mapping: Mapping<ImportField>): ImportField[] {
  return [
    ...(mapping.agency === undefined && mapping.code === undefined ? ['agency' as const] : []),
    ...(mapping.stage === undefined ? ['stage' as const] : []),
    ...(mapping.reachedOn === undefined ? ['reachedOn' as const] : []),
  ]
}

/** How offices write the stages: as the screens name them in either language, or by their number. */
const written: Readonly<Record<string, KeptStage>> = {
  'chua bat dau': 'not_started',
  'not started': 'not_started',
  not_started: 'not_started',
  '0': 'not_started',
  'da lap ke hoach': 'planned',
  'lap ke hoach': 'planned',
  'ke hoach': 'planned',
  planned: 'planned',
  '1': 'planned',
  'dao tao, tap huan': 'training',
  'dao tao': 'training',
  'tap huan': 'training',
  training: 'training',
  '2': 'training',
  'viet tai lieu': 'writing',
  'soan tai lieu': 'writing',
  'xay dung tai lieu': 'writing',
  writing: 'writing',
  'writing documents': 'writing',
  '3': 'writing',
  'ap dung': 'applying',
  'dang ap dung': 'applying',
  applying: 'applying',
  '4': 'applying',
  'da danh gia noi bo': 'audited',
  'danh gia noi bo': 'audited',
  audited: 'audited',
  '5': 'audited',
  'da xem xet cua lanh dao': 'reviewed',
  'xem xet cua lanh dao': 'reviewed',
  reviewed: 'reviewed',
  '6': 'reviewed',
}
const isDeclared = (text: string) => ['da cong bo', 'cong bo', 'declared', '7'].includes(text)
const offered = 'Chưa bắt đầu; Đã lập kế hoạch; Đào tạo, tập huấn; Viết tài liệu; Đang áp dụng; Đã đánh giá nội bộ; Đã xem xét của lãnh đạo'

export interface ReadStage {
  row: number
  agencyId: AgencyId
  agencyName: string
  sequence: number
  stage: KeptStage
  reachedOn: Day
  evidence: string | null
  reason: string | null
}

export interface CheckedStages {
  good: ReadStage[]
  unchanged: ReadStage[]
  faults: RowFault[]
}

export interface StageRegister {
  finder: AgencyFinder
  /** Where an agency stands, as asked on a day. */
  stateOf(agency: AgencyId, on: Day): StageState | undefined
  today: Day
  startsOn: Day
}

const fieldOf = { agency: 'agency', stage: 'stage', reachedOn: 'reachedOn', evidence: 'evidence', reason: 'reason' } as const

/** Reads and checks every row by the rules of a single act; one agency stands in a file once. */
export function checkStageRows(
  rows: readonly { row: number; cells: readonly string[] }[],
  mapping: Mapping<ImportField>,
  register: StageRegister,
): CheckedStages {
  const checked: CheckedStages = { good: [], unchanged: [], faults: [] }
  const inFile = new Map<string, number>()
  for (const { row: at, cells } of rows) {
    const row = new SheetRow<ImportField>(at, cells, mapping)
    const read = readRow(row, register)
    if (read && row.faults.length === 0) {
      const first = inFile.get(read.agencyId)
      if (first === undefined) inFile.set(read.agencyId, at)
      else row.fault(row.has('agency') ? 'agency' : 'code', 'campaign-list.twice', { name: read.agencyName, other: first })
    }
    if (row.faults.length > 0 || !read) checked.faults.push(...row.faults)
    else if (unchanged(read, register.stateOf(read.agencyId, read.reachedOn))) checked.unchanged.push(read)
    else checked.good.push(read)
  }
  return checked
}

function stageIn(row: SheetRow<ImportField>): KeptStage | undefined {
  const text = row.required('stage', row.text('stage', 100))
  if (text === undefined) return undefined
  const folded = fold(text)
  if (isDeclared(folded)) return row.fault('stage', 'stage.declared-follows')
  return written[folded] ?? row.fault('stage', 'import.cell.not-offered', { read: shortened(text), offered })
}

function readRow(row: SheetRow<ImportField>, register: StageRegister): ReadStage | undefined {
  const reachedOn = row.required('reachedOn', row.day('reachedOn'))
  const stage = stageIn(row)
  const [evidence, reason] = [row.text('evidence', 500), row.text('reason', 2000)]
  const [name, code] = [row.text('agency', 300), row.text('code', 40)]
  const found = register.finder.find(name, code, reachedOn)
  if ('by' in found) row.fault(found.by === 'name' && row.has('agency') ? 'agency' : 'code', found.code, found.details)
  if ('by' in found || reachedOn === undefined || stage === undefined) return undefined
  const state = register.stateOf(found.agency, reachedOn)
  const read = { row: row.row, agencyId: found.agency, agencyName: state?.name ?? found.versions.at(-1)?.name ?? '', sequence: state?.sequence ?? 0 }
  const asked = { stage, reachedOn, reason }
  if (!state) {
    row.fault(row.has('agency') ? 'agency' : 'code', 'stage.not-on-a-list', { name: read.agencyName })
    return undefined
  }
  if (!unchanged(asked, state))
    for (const fault of faultsOfStage(asked, state, register))
      row.fault(fault.field === 'agency' && !row.has('agency') ? 'code' : fieldOf[fault.field], fault.code, fault.details)
  return { ...read, ...asked, evidence }
}
