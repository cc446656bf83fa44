import { HalfYear, ImpreciseDate } from '../kernel/day.ts'
import { ActivityId } from '../kernel/identity.ts'
import { facts, sentence } from './facts.ts'
import { demoId } from './seed.ts'

const firstHalf = HalfYear.parse('2020-H1')
const unknown = ImpreciseDate.parse({ precision: 'unknown' })
const withinFirstHalf = ImpreciseDate.parse({ precision: 'half-year', halfYear: firstHalf })

export interface DemoActivity {
  key: string
  id: ActivityId
  kind: 'par-participation' | 'newsletter' | 'guidance' | 'secondment' | 'training'
  state: 'done' | 'postponed'
  title: string
  /** The period whose report tells of it, even where no date is known. */
  period: HalfYear
  when: ImpreciseDate
  /** Day, month … to which a postponed activity was moved. */
  expectedFrom: ImpreciseDate | null
  /** Key of the agency that did it. */
  doer: string
  quantity: number | null
  unit: string | null
  /** One newsletter counts once, however many channels carry it. */
  channels: readonly string[]
  /** The receiving body of a secondment: not published. */
  host: null
  note: string | null
}

/** What was done besides papers and declarations, in the order of the report. */
export function demoActivities(): DemoActivity[] {
  const { results } = facts
  const plain = {
    state: 'done',
    period: firstHalf,
    expectedFrom: null,
    doer: 'chi-cuc-tieu-chuan-do-luong-chat-luong',
    quantity: null,
    unit: null,
    channels: [],
    host: null,
    note: null,
  } as const
  const rows: Omit<DemoActivity, 'id'>[] = [
    { ...plain, key: 'par-index-2019', kind: 'par-participation', title: sentence(results.parIndex.vi), when: withinFirstHalf },
    {
      ...plain,
      key: 'newsletters',
      kind: 'newsletter',
      title: 'Thực hiện bản tin ISO',
      when: withinFirstHalf,
      quantity: results.newsletters.n,
      unit: 'bản tin',
      channels: results.newsletters.channels,
      note: 'Ngày phát hành từng bản tin không được công bố; mỗi bản tin tính một lần dù đăng trên nhiều kênh',
    },
    { ...plain, key: 'conversion-guidance', kind: 'guidance', title: sentence(results.guidance.vi), when: unknown, note: 'Ngày thực hiện không được công bố' },
    {
      ...plain,
      key: 'secondment',
      kind: 'secondment',
      title: `Biệt phái công chức ${results.secondedOfficials.purposeVi}`,
      when: unknown,
      quantity: results.secondedOfficials.n,
      unit: 'công chức',
      note: 'Nơi tiếp nhận và ngày bắt đầu không được công bố',
    },
    {
      ...plain,
      key: 'training-postponed',
      kind: 'training',
      state: 'postponed',
      title: sentence(results.training.vi),
      when: unknown,
      expectedFrom: ImpreciseDate.parse({ precision: 'month', month: results.training.expectedFrom }),
      note: 'Số lớp đào tạo không được công bố',
    },
  ]
  return rows.map((row, place) => ({ ...row, id: ActivityId.parse(demoId('activity', row.key, place)) }))
}
