import type { CellValue } from 'hucre/xlsx'
import { dateCell } from './workbook.ts'

/** The columns of a sheet of declarations, in their order. */
export const fields = ['agency', 'code', 'number', 'issuedOn', 'effectiveOn', 'edition', 'kind', 'signer', 'title', 'annex', 'note'] as const
export type Fields = Record<(typeof fields)[number], CellValue>

export interface Fault {
  name: string
  /** What the officer is told to look for, in the readme. */
  vi: string
  /** Cells that replace those of a sound row; `before` is the sound row above it. */
  change: (before: Fields) => Partial<Fields>
}

const day = (cell: CellValue): Date => (cell instanceof Date ? cell : dateCell('2020-01-02'))
/** Another day of the same year, so that one number stands twice in one year. */
const sameYear = (cell: CellValue): Date => {
  const year = day(cell).getUTCFullYear()
  return dateCell(year === 2019 ? '2019-11-20' : '2020-03-20')
}

/** The 22 faults of the trial file, one row each. */
export const faults: readonly Fault[] = [
  {
    name: 'unknown-agency',
    vi: 'Cơ quan không có trong danh mục',
    change: () => ({ agency: 'Ủy ban nhân dân phường Không Có Trong Danh Mục, Quận 1', code: null }),
  },
  { name: 'unknown-code', vi: 'Mã cơ quan không có trong danh mục, ô tên để trống', change: () => ({ agency: null, code: '99999' }) },
  { name: 'ambiguous-number', vi: 'Tên không rõ: nhiều quận có Phường 1', change: () => ({ agency: 'Ủy ban nhân dân Phường 1', code: null }) },
  {
    name: 'ambiguous-name',
    vi: 'Tên không rõ: Quận 7 và Quận 9 đều có phường Tân Phú',
    change: () => ({ agency: 'Ủy ban nhân dân phường Tân Phú', code: null }),
  },
  { name: 'code-of-another', vi: 'Mã cơ quan và tên cơ quan chỉ hai cơ quan khác nhau', change: () => ({ code: '26734' }) },
  { name: 'no-agency', vi: 'Thiếu cả tên và mã cơ quan', change: () => ({ agency: null, code: null }) },
  { name: 'name-too-long', vi: 'Tên cơ quan dài 500 ký tự', change: () => ({ agency: 'Ủy ban nhân dân phường '.padEnd(500, 'Dài '), code: null }) },
  { name: 'no-such-day', vi: 'Ngày ban hành không có trên lịch: 31/02/2020', change: () => ({ issuedOn: '31/02/2020' }) },
  { name: 'no-such-month', vi: 'Ngày ban hành không có trên lịch: 15/13/2019', change: () => ({ issuedOn: '15/13/2019' }) },
  { name: 'before-1900', vi: 'Ngày ban hành trước năm 1900', change: () => ({ issuedOn: '01/01/1899', effectiveOn: '01/01/1899' }) },
  { name: 'after-2100', vi: 'Ngày ban hành sau năm 2100', change: () => ({ issuedOn: '01/01/2101', effectiveOn: '01/01/2101' }) },
  { name: 'day-in-words', vi: 'Ngày ban hành không phải là ngày: "đầu năm 2020"', change: () => ({ issuedOn: 'đầu năm 2020' }) },
  { name: 'no-issue-day', vi: 'Thiếu ngày ban hành', change: () => ({ issuedOn: null }) },
  { name: 'huge-number', vi: 'Ngày ban hành là số 1000000000000000000', change: () => ({ issuedOn: 1e18 }) },
  {
    name: 'effective-before-issue',
    vi: 'Ngày hiệu lực trước ngày ban hành',
    change: () => ({ issuedOn: dateCell('2020-05-20'), effectiveOn: dateCell('2020-05-19') }),
  },
  {
    name: 'no-such-effective-day',
    vi: 'Ngày hiệu lực không có trên lịch: 30/02/2020',
    change: () => ({ issuedOn: dateCell('2020-02-20'), effectiveOn: '30/02/2020' }),
  },
  {
    name: 'number-used-twice',
    vi: 'Số quyết định đã dùng ở dòng trên cho cùng cơ quan, cùng năm',
    change: (before) => ({
      agency: before.agency,
      code: before.code,
      number: before.number,
      issuedOn: sameYear(before.issuedOn),
      effectiveOn: sameYear(before.issuedOn),
    }),
  },
  { name: 'row-twice', vi: 'Lặp lại nguyên dòng trên', change: (before) => before },
  { name: 'no-number', vi: 'Thiếu số quyết định', change: () => ({ number: null }) },
  { name: 'unreadable-number', vi: 'Số quyết định không đọc được: "không nhớ số"', change: () => ({ number: 'không nhớ số' }) },
  { name: 'unknown-edition', vi: 'Phiên bản không có: TCVN ISO 9001:2010', change: () => ({ edition: 'TCVN ISO 9001:2010' }) },
  { name: 'unknown-kind', vi: 'Loại công bố không có: "Gia hạn"', change: () => ({ kind: 'Gia hạn' }) },
]

export const spoil = (fault: Fault, row: Fields, before: Fields): Fields => ({ ...row, ...fault.change(before) })
