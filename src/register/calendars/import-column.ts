import { z } from 'zod'

/** What a column of an imported calendar may hold. */
export const CalendarField = z.enum(['day', 'kind', 'nameVi', 'nameEn', 'pairedDay', 'source', 'paperNumber', 'paperDate', 'sessions', 'state'])
export type CalendarField = z.infer<typeof CalendarField>

export const calendarColumns: readonly { key: CalendarField; names: readonly string[] }[] = [
  { key: 'day', names: ['Ngày', 'Day', 'Date'] },
  { key: 'kind', names: ['Loại ngày', 'Kind', 'Loại', 'Type'] },
  { key: 'nameVi', names: ['Tên', 'Tên ngày', 'Name', 'Tên tiếng Việt', 'Name (Vietnamese)'] },
  { key: 'nameEn', names: ['Tên tiếng Anh', 'Name (English)', 'English name'] },
  { key: 'pairedDay', names: ['Hoán đổi với ngày', 'Swapped with', 'Ngày hoán đổi', 'Ngày làm bù'] },
  { key: 'source', names: ['Căn cứ', 'Source', 'Nguồn', 'Văn bản'] },
  { key: 'paperNumber', names: ['Số, ký hiệu', 'Number', 'Số văn bản'] },
  { key: 'paperDate', names: ['Ngày văn bản', 'Date of paper', 'Ngày ban hành'] },
  { key: 'sessions', names: ['Buổi làm việc', 'Sessions', 'Giờ làm việc'] },
  { key: 'state', names: ['Tình trạng', 'State', 'Xác nhận'] },
]
export const neededFields: readonly CalendarField[] = ['day', 'kind', 'nameVi', 'source']
