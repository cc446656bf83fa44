import { z } from 'zod'
import { type Mapping, type RowFault, SheetRow } from '../imports/sheet-row.ts'

/**
 * Who came of whom, as an official paper says it: an old code, the new one, and the part of the old unit that went there.
 * `to` null: dissolved, nobody carries it on. `from` null: established anew, nobody came before. Codes of one level only
 * meet codes of the same level; they are told apart by their length.
 */
export const CrosswalkRow = z.strictObject({
  from: z
    .string()
    .regex(/^\d{3}$|^\d{5}$/)
    .nullable(),
  to: z
    .string()
    .regex(/^\d{3}$|^\d{5}$/)
    .nullable(),
  share: z.number().gt(0).max(1).nullable().default(null).describe('part of the old unit; null: all of it, or not known'),
})
export type CrosswalkRow = z.infer<typeof CrosswalkRow>

export const crosswalkFields = ['from', 'to', 'share'] as const
export type CrosswalkField = (typeof crosswalkFields)[number]

export const crosswalkColumns: readonly { key: CrosswalkField; names: readonly string[] }[] = [
  { key: 'from', names: ['Mã cũ', 'Mã đơn vị cũ', 'Old code'] },
  { key: 'to', names: ['Mã mới', 'Mã đơn vị mới', 'New code'] },
  { key: 'share', names: ['Tỷ lệ', 'Tỉ lệ', 'Phần', 'Share'] },
]

/** Codes the rows may name. */
export interface KnownCodes {
  register: ReadonlySet<string>
  list: ReadonlySet<string>
}

export interface ReadCrosswalk {
  rows: CrosswalkRow[]
  faults: RowFault[]
}

/** Shares are written 0,4 or 40 %; a rounding of a thousandth is nobody's fault. */
const tolerance = 0.001

export function readCrosswalk(rows: readonly { row: number; cells: readonly string[] }[], mapping: Mapping<CrosswalkField>, known: KnownCodes): ReadCrosswalk {
  const read: ReadCrosswalk = { rows: [], faults: [] }
  const seen = new Map<string, number>()
  const total = new Map<string, { sum: number; row: SheetRow<CrosswalkField> }>()
  for (const { row, cells } of rows) {
    const at = new SheetRow<CrosswalkField>(row, cells, mapping)
    const from = codeOf(at, 'from', known.register)
    const to = codeOf(at, 'to', known.list)
    const share = shareOf(at)
    if (from === null && to === null) at.fault('from', 'crosswalk.empty-row')
    if (from && to && from.length !== to.length) at.fault('to', 'crosswalk.other-level', { from, to })
    const key = `${from} ${to}`
    const first = seen.get(key)
    if (first !== undefined) at.fault('from', 'crosswalk.twice', { row: first })
    seen.set(key, row)
    if (at.faults.length === 0 && from !== undefined && to !== undefined && share !== undefined) {
      read.rows.push({ from, to, share })
      const before = from === null ? undefined : (total.get(from)?.sum ?? 0)
      if (from !== null && before !== undefined) {
        if (before + (share ?? 0) > 1 + tolerance) at.fault('share', 'crosswalk.shares-exceed', { from, sum: percent(before + (share ?? 0)) })
        total.set(from, { sum: before + (share ?? 0), row: at })
      }
    }
    read.faults.push(...at.faults)
  }
  return read
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}`.replace('.', ',')

function codeOf(at: SheetRow<CrosswalkField>, field: 'from' | 'to', known: ReadonlySet<string>): string | null | undefined {
  const text = at.text(field, 20)
  if (text === null || /^[-–—]$/.test(text)) return null
  if (!/^\d{1,5}$/.test(text)) return at.fault(field, 'crosswalk.not-a-code', { read: text })
  // 27 and 001 are what spreadsheets make of 00027 and 001: the longest code that is known is meant.
  const code = [text, text.padStart(5, '0'), text.padStart(3, '0')].find((one) => known.has(one))
  return code ?? at.fault(field, field === 'from' ? 'crosswalk.not-in-register' : 'crosswalk.not-in-list', { code: text })
}

function shareOf(at: SheetRow<CrosswalkField>): number | null | undefined {
  const text = at.text('share', 20)
  if (text === null) return null
  const [, digits = '', sign] = /^(\d{1,3}(?:[.,]\d{1,6})?)\s*(%)?$/.exec(text) ?? []
  const value = Number(digits.replace(',', '.')) / (sign === '%' ? 100 : 1)
  return digits !== '' && value > 0 && value <= 1 ? value : at.fault('share', 'crosswalk.not-a-share', { read: text })
}

/** Rows that are wrong together: one old unit given away more than whole, dissolved and carried on at once. */
export function contradictions(rows: readonly CrosswalkRow[]): { code: string; details: Record<string, string> }[] {
  const byOld = Map.groupBy(
    rows.filter((row) => row.from !== null),
    (row) => row.from ?? '',
  )
  return [...byOld].flatMap(([from, all]) => {
    const sum = all.reduce((before, { share }) => before + (share ?? 0), 0)
    return [
      ...(sum > 1 + tolerance ? [{ code: 'crosswalk.shares-exceed', details: { from, sum: percent(sum) } }] : []),
      ...(all.length > 1 && all.some(({ to }) => to === null) ? [{ code: 'crosswalk.dissolved-and-carried-on', details: { from } }] : []),
    ]
  })
}
