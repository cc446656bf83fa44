import { type Day, HalfYear } from '../kernel/day.ts'
import { DirectionId } from '../kernel/identity.ts'
import { demoAgencies } from './demo-agencies.ts'
import { facts, sentence } from './facts.ts'
import { demoId } from './seed.ts'

const secondHalf = HalfYear.parse('2020-H2')

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
      key: 'par-index-2020',
      name: sentence(first?.denominatorVi ?? ''),
      on: facts.dataDate,
      assumed: true,
      members: all.filter((agency) => agency.block === 'so-nganh' || agency.block === 'quan-huyen').map((agency) => agency.key),
      note: 'Danh sách không được công bố: dữ liệu minh họa giả định gồm 21 sở, ngành và 24 quận, huyện',
    },
    {
      key: 'communes-2019',
      name: sentence(second?.denominatorVi ?? ''),
      on: facts.dataDate,
      assumed: false,
      members: all.filter((agency) => agency.block === 'phuong-xa').map((agency) => agency.key),
      note: null,
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
      key: `direction-${direction.no}`,
      id: DirectionId.parse(demoId('direction', String(direction.no), place)),
      no: direction.no,
      period: secondHalf,
      task: sentence(direction.vi),
      quantity: direction.quantity ?? null,
      unit: direction.unit ?? null,
      owner: null,
      cooperating: direction.no === 5 ? ['Văn phòng Ủy ban nhân dân thành phố', 'các cơ quan có liên quan'] : [],
      deadline: targets[0]?.by ?? null,
      targets,
    }
  })
}
