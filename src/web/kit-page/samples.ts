import { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import type { Progress } from '../../kernel/progress.ts'
import type { ListSource } from '../kit/data-table/list-source.ts'
import type { AgencyChoice } from '../kit/field/agency-search-field.tsx'
import type { FigureSource } from '../kit/figure/figure-source.ts'

// Invented rows for the developers' page: it must work without a server, and shows nobody's records.

export interface SampleRow {
  id: string
  name: string
  block: 'department' | 'district' | 'vertical'
  number: string | undefined
  on: Day | undefined
  procedures: number
  state: 'done' | 'none' | 'unknown' | 'soon' | 'overdue'
}

const blocks = ['department', 'district', 'vertical'] as const
const states = ['done', 'done', 'done', 'none', 'soon', 'unknown', 'overdue'] as const
const names = ['Sở Mẫu', 'Quận Mẫu', 'Chi cục Mẫu']

export const sampleRows: readonly SampleRow[] = Array.from({ length: 2400 }, (_, n) => {
  const block = blocks[n % 3] ?? 'department'
  const state = states[n % 7] ?? 'none'
  const declared = state === 'done' || state === 'soon'
  return {
    id: `sample-${n}`,
    block,
    state,
    procedures: (n * 37) % 480,
    name:
      n === 4
        ? 'Ban Quản lý mẫu các khu chế xuất, khu công nghiệp và công trình hạ tầng kỹ thuật dùng chung của thành phố, cơ sở thứ hai tại quận'
        : `${names[n % 3]} ${n + 1}`,
    number: declared ? `${100 + n}/QĐ-M${n % 9}` : undefined,
    on: declared ? Day.parse(`20${18 + (n % 3)}-${String((n % 12) + 1).padStart(2, '0')}-15`) : undefined,
  }
})

const wait = (ms: number, signal: AbortSignal) =>
  new Promise<void>((done, gone) => {
    const timer = setTimeout(done, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        gone(signal.reason)
      },
      { once: true },
    )
  })

const csv = (lines: readonly string[]) => ({ name: 'mau.csv', blob: new Blob([`\uFEFF${lines.join('\r\n')}`], { type: 'text/csv' }) })

export const sampleList: ListSource<SampleRow> = {
  key: ['kit-sample'],
  load: async ({ q, sort = 'name', filters, from, limit }, signal) => {
    await wait(250, signal)
    const column = sort.replace('-', '') as 'name' | 'number' | 'procedures' | 'on'
    const chosen = sampleRows
      .filter(
        (row) =>
          (q === undefined || fold(row.name).includes(fold(q))) &&
          (filters['block'] === undefined || filters['block'].split(',').includes(row.block)) &&
          (filters['since'] === undefined || (row.on ?? '') >= filters['since']),
      )
      .toSorted((a, b) => String(a[column] ?? '').localeCompare(String(b[column] ?? ''), 'vi', { numeric: true }) * (sort.startsWith('-') ? -1 : 1))
    return { rows: chosen.slice(from, from + limit), total: chosen.length, more: false }
  },
  download: () => Promise.resolve(csv(sampleRows.map((row) => row.name))),
}

export const emptyList: ListSource<SampleRow> = { key: ['kit-empty'], load: () => Promise.resolve({ rows: [], total: 0, more: false }) }
export const failingList: ListSource<SampleRow> = { key: ['kit-failing'], load: () => Promise.reject(new Error('sample')) }
export const slowList: ListSource<SampleRow> = {
  key: ['kit-slow'],
  load: (_, signal) => wait(3_600_000, signal).then(() => ({ rows: [], total: 0, more: false })),
}

export const sampleProgress: Progress = { n: 47, notYet: 12, noData: 4, total: 63, on: Day.parse('2020-06-15') }

const bounds = { declared: [0, 47], 'not-yet': [47, 59], 'no-data': [59, 63] } as const
const reasons = { declared: 'Quyết định mẫu ngày 15/03/2020', 'not-yet': 'Chưa đánh giá nội bộ', 'no-data': 'Chưa gửi báo cáo' } as const

export const sampleFigure: FigureSource = {
  key: ['kit-figure'],
  load: async (part, { q, from, limit }, signal) => {
    await wait(150, signal)
    const [first, end] = bounds[part]
    const rows = sampleRows
      .slice(first, end)
      .filter((row) => q === undefined || fold(row.name).includes(fold(q)))
      .map((row) => ({ id: row.id, name: row.name, to: '/kit', reason: reasons[part] }))
    return { rows: rows.slice(from, from + limit), total: rows.length, more: false }
  },
  download: (part) => Promise.resolve(csv([reasons[part]])),
}

export async function findAgencies(words: string, signal: AbortSignal): Promise<readonly AgencyChoice[]> {
  await wait(150, signal)
  return sampleRows
    .filter((row) => fold(row.name).includes(words))
    .slice(0, 20)
    .map((row) => ({ id: row.id, name: row.name, note: row.number }))
}

export async function keepFile(file: File, onProgress: (part: number) => void, signal: AbortSignal) {
  for (let part = 0; part < 1; part += 0.1) {
    onProgress(part)
    await wait(120, signal)
  }
  return { id: 'sample-file', name: file.name, size: file.size }
}
