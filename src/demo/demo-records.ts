import { Day, HalfYear, ImpreciseDate } from '../kernel/day.ts'
import { ActivityId, DirectionId, PaperId } from '../kernel/identity.ts'
import { demoAgencies } from './demo-agencies.ts'
import { facts } from './facts.ts'
import { demoId } from './seed.ts'

const firstHalf = HalfYear.parse('2020-H1')
const secondHalf = HalfYear.parse('2020-H2')
const unknown = ImpreciseDate.parse({ precision: 'unknown' })
const withinFirstHalf = ImpreciseDate.parse({ precision: 'half-year', halfYear: firstHalf })

export interface DemoPaper {
  key: string
  id: PaperId
  number: string
  date: Day
  issuer: { short: 'UBND' | 'SKHCN'; name: string }
  kind: 'decision' | 'officialLetter'
  abstract: string
  /** Numbered outside this product. */
  series: 'external'
  signerName: null
  /** "danh sách không được công bố": what is said of an annexed list that is not at hand. */
  listNote: string | null
}

/** The five issued papers, in the order of the report. */
export function demoPapers(): DemoPaper[] {
  const { authority } = facts
  const issuers = { UBND: authority.peoplesCommittee, SKHCN: `${authority.department} ${authority.name}` } as const
  return facts.papers.map((paper, place) => ({
    key: `paper-${paper.number.split('/')[0]}`, id: PaperId.parse(demoId('paper', paper.number, place)),
    number: paper.number, date: paper.date, issuer: { short: paper.issuer, name: issuers[paper.issuer] }, kind: paper.kind,
    abstract: paper.abstractVi, series: paper.series, signerName: null, listNote: paper.list?.note ?? null,
  }))
}

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
    state: 'done', period: firstHalf, expectedFrom: null, doer: 'chi-cuc-tieu-chuan-do-luong-chat-luong',
    quantity: null, unit: null, channels: [], host: null, note: null,
  } as const
  const rows: Omit<DemoActivity, 'id'>[] = [
    { ...plain, key: 'par-index-2019', kind: 'par-participation', title: sentence(results.parIndex.vi), when: withinFirstHalf },
    {
      ...plain, key: 'newsletters', kind: 'newsletter', title: 'Thực hiện bản tin ISO', when: withinFirstHalf,
      quantity: results.newsletters.n, unit: 'bản tin', channels: results.newsletters.channels,
      note: 'Ngày phát hành từng bản tin không được công bố; mỗi bản tin tính một lần dù đăng trên nhiều kênh',
    },
    { ...plain, key: 'conversion-guidance', kind: 'guidance', title: sentence(results.guidance.vi), when: unknown, note: 'Ngày thực hiện không được công bố' },
    {
      ...plain, key: 'secondment', kind: 'secondment', title: `Biệt phái công chức ${results.secondedOfficials.purposeVi}`, when: unknown,
      quantity: results.secondedOfficials.n, unit: 'công chức', note: 'Nơi tiếp nhận và ngày bắt đầu không được công bố',
    },
    {
      ...plain, key: 'training-postponed', kind: 'training', state: 'postponed', title: sentence(results.training.vi), when: unknown,
      expectedFrom: ImpreciseDate.parse({ precision: 'month', month: results.training.expectedFrom }), note: 'Số lớp đào tạo không được công bố',
    },
  ]
  return rows.map((row, place) => ({ ...row, id: ActivityId.parse(demoId('activity', row.key, place)) }))
}

export interface DemoTargetList {
  key: string
  name: string
  on: Day
  /** Keys of agencies. */
  members: readonly string[]
  /** Its membership was not published; the demonstration assumes one. */
  assumed: boolean
  note: string | null
}

/** The named lists behind the two targets. The first is a list of its own, not the 63. */
export function demoTargetLists(): DemoTargetList[] {
  const all = demoAgencies()
  const [first, second] = facts.secondHalf.flatMap((direction) => direction.targets ?? [])
  return [
    {
      key: 'par-index-2020', name: sentence(first?.denominatorVi ?? ''), on: facts.dataDate, assumed: true,
      members: all.filter((agency) => agency.block === 'so-nganh' || agency.block === 'quan-huyen').map((agency) => agency.key),
      note: 'Danh sách không được công bố: dữ liệu minh họa giả định gồm 21 sở, ngành và 24 quận, huyện',
    },
    {
      key: 'communes-2019', name: sentence(second?.denominatorVi ?? ''), on: facts.dataDate, assumed: false,
      members: all.filter((agency) => agency.block === 'phuong-xa').map((agency) => agency.key), note: null,
    },
  ]
}

export interface DemoTarget {
  percent: number
  by: Day
  /** Key of the named list. */
  list: string
}

export interface DemoDirection {
  key: string
  id: DirectionId
  /** 1 to 5, as in the report. */
  no: number
  period: HalfYear
  task: string
  quantity: number | null
  unit: string | null
  /** Not published, so not invented. */
  owner: null
  cooperating: readonly string[]
  deadline: Day | null
  targets: readonly DemoTarget[]
}

/** The five directions of the second half of 2020. */
export function demoDirections(): DemoDirection[] {
  const lists = ['par-index-2020', 'communes-2019']
  return facts.secondHalf.map((direction, place) => {
    const targets = (direction.targets ?? []).map((target, i) => ({ percent: target.percent, by: target.by, list: lists[i] ?? '' }))
    return {
      key: `direction-${direction.no}`, id: DirectionId.parse(demoId('direction', String(direction.no), place)),
      no: direction.no, period: secondHalf, task: sentence(direction.vi), quantity: direction.quantity ?? null, unit: direction.unit ?? null, owner: null,
      cooperating: direction.no === 5 ? ['Văn phòng Ủy ban nhân dân thành phố', 'các cơ quan có liên quan'] : [],
      deadline: targets[0]?.by ?? null, targets,
    }
  })
}

/** The facts begin small, as parts of sentences. */
function sentence(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1)
}
