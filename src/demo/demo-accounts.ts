import { Day } from '../kernel/day.ts'
import type { Role } from '../kernel/rights.ts'

export interface DemoAccount {
  role: Role
  username: string
  /** A post, never a person: the demonstration names nobody. */
  name: string
  title: string
  /** Key of the agency, for the agency's side. */
  agency: string | null
}

/** Says on its face that it protects nothing; the demonstration refuses to run beside real data. */
export const demoPassword = 'minh-hoa-2020-hopchuan'

/** One account per role. */
export const demoAccounts: readonly DemoAccount[] = [
  { role: 'system-administrator', username: 'quantri', name: 'Quản trị hệ thống (minh họa)', title: 'Quản trị hệ thống', agency: null },
  { role: 'authority-leader', username: 'lanhdao.ubnd', name: 'Lãnh đạo UBND Thành phố (minh họa)', title: 'Lãnh đạo Ủy ban nhân dân', agency: null },
  { role: 'department-leader', username: 'lanhdao.so', name: 'Lãnh đạo Sở (minh họa)', title: 'Lãnh đạo Sở Khoa học và Công nghệ', agency: null },
  { role: 'sub-department-leader', username: 'lanhdao.chicuc', name: 'Lãnh đạo Chi cục (minh họa)', title: 'Lãnh đạo Chi cục', agency: null },
  { role: 'division-head', username: 'truongphong', name: 'Trưởng phòng (minh họa)', title: 'Trưởng phòng', agency: null },
  { role: 'programme-officer', username: 'chuyenvien', name: 'Chuyên viên chương trình (minh họa)', title: 'Chuyên viên', agency: null },
  { role: 'records-clerk', username: 'vanthu', name: 'Văn thư (minh họa)', title: 'Văn thư', agency: null },
  { role: 'agency-head', username: 'thutruong.quan10', name: 'Thủ trưởng UBND Quận 10 (minh họa)', title: 'Thủ trưởng cơ quan', agency: 'quan-huyen-771' },
  { role: 'iso-secretary', username: 'thukyiso.quan10', name: 'Thư ký ISO UBND Quận 10 (minh họa)', title: 'Thư ký ISO', agency: 'quan-huyen-771' },
  { role: 'consultant', username: 'tuvan.quan10', name: 'Tư vấn của UBND Quận 10 (minh họa)', title: 'Chuyên gia tư vấn', agency: 'quan-huyen-771' },
  { role: 'log-reader', username: 'nhatky', name: 'Người xem nhật ký (minh họa)', title: 'Người xem nhật ký', agency: null },
]

/** Of the consultant; a contract that nobody signed. */
export const demoEngagement = { engagement: 'Hợp đồng tư vấn (minh họa)', to: Day.parse('2035-01-01') }

export interface AccountSheet {
  role: string
  username: string
  password: string
}

/** What whoever tries the demonstration needs to know. */
export const accountSheets = (): AccountSheet[] => demoAccounts.map(({ role, username }) => ({ role, username, password: demoPassword }))
