import type { StandingFact } from './report-facts.ts'

export const results = { declared: 'Đã công bố', 'not-yet': 'Chưa công bố', 'no-data': 'Chưa có số liệu' } as const

/** Why an agency is not counted, in the words of the annex; the words of the declarations room that need none are absent. */
const remarks: Readonly<Record<string, string>> = {
  'not-yet-effective': 'Công bố có hiệu lực sau ngày chốt số liệu',
  withdrawn: 'Công bố đã thu hồi',
  'older-edition': 'Mới công bố theo phiên bản cũ',
  'older-edition-not-reviewed': 'Mới công bố theo phiên bản cũ, chưa rà soát',
}

export const remark = (agency: StandingFact): string =>
  remarks[agency.reason] ?? (agency.standing === 'declared' && agency.declaration?.annex === 'none-yet' ? 'Chưa có phụ lục' : '')
