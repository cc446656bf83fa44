import { Day } from '../kernel/day.ts'
import { OfficerId, PostId } from '../kernel/identity.ts'
import { demoId } from './seed.ts'
import type { PostKind } from '../register/officers/post.ts'

export interface DemoPerson {
  /** Invented, and marked as such: the demonstration names nobody who lives. */
  name: string
  remark: string
  /** Key of the agency; null: the authority's own office. */
  agency: string | null
  kind: PostKind
  title: string
  unit: string | null
  from: Day
  to: Day | null
}

const day = (text: string): Day => Day.parse(text)
const invented = 'minh họa'

/** A few people of two bodies, one of whom has left and one of whom has a namesake. */
export const demoPeople: readonly DemoPerson[] = [
  { name: 'Nguyễn Văn Ân', remark: invented, agency: 'quan-huyen-771', kind: 'head', title: 'Chủ tịch', unit: null, from: day('2017-01-01'), to: null },
  { name: 'Trần Thị Bình', remark: invented, agency: 'quan-huyen-771', kind: 'deputy', title: 'Phó Chủ tịch', unit: null, from: day('2017-01-01'), to: null },
  {
    name: 'Lê Thị Duyên',
    remark: invented,
    agency: 'quan-huyen-771',
    kind: 'iso-secretary',
    title: 'Thư ký ISO',
    unit: 'Phòng Nội vụ',
    from: day('2017-03-01'),
    to: day('2019-06-01'),
  },
  {
    name: 'Phạm Văn Đức',
    remark: invented,
    agency: 'quan-huyen-771',
    kind: 'iso-secretary',
    title: 'Thư ký ISO',
    unit: 'Văn phòng',
    from: day('2019-06-01'),
    to: null,
  },
  { name: 'Võ Thị Hạnh', remark: invented, agency: 'quan-huyen-770', kind: 'head', title: 'Chủ tịch', unit: null, from: day('2018-01-01'), to: null },
  {
    name: 'Đỗ Minh Khôi',
    remark: `${invented}, Phòng Kinh tế`,
    agency: 'quan-huyen-770',
    kind: 'staff',
    title: 'Chuyên viên',
    unit: 'Phòng Kinh tế',
    from: day('2018-01-01'),
    to: null,
  },
  {
    name: 'Đỗ Minh Khôi',
    remark: `${invented}, Chi cục`,
    agency: null,
    kind: 'staff',
    title: 'Chuyên viên',
    unit: 'Phòng Quản lý Năng suất Chất lượng',
    from: day('2017-05-01'),
    to: null,
  },
]

export const demoPersonIds = (place: number): { id: OfficerId; postId: PostId } => ({
  id: OfficerId.parse(demoId('person', String(place), place)),
  postId: PostId.parse(demoId('post', String(place), place)),
})

/** The secondment of the report of 2020; whom it was and where to is not told there, so both are invented or left open. */
export const demoSecondment = {
  person: 6,
  purpose: 'Hỗ trợ xây dựng và áp dụng hệ thống quản lý chất lượng theo TCVN ISO 9001:2015 (minh họa)',
  from: day('2020-02-03'),
  to: day('2020-08-03'),
}
