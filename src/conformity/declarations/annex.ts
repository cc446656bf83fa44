import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { DeclarationId } from '../../kernel/identity.ts'
import { line } from '../../kernel/text.ts'

/** An agency declares some hundreds of procedures at most; far more than that is a wrong file. */
export const mostRows = 2000

/** One activity the declaration covers: Lĩnh vực | Tên thủ tục, quy trình | Mã hiệu | Ghi chú. */
export const AnnexRow = z.strictObject({
  field: line(300).nullable().default(null),
  name: line(1000),
  code: line(80).nullable().default(null),
  note: line(500).nullable().default(null),
})
export type AnnexRow = z.output<typeof AnnexRow>

export interface RowsFault {
  /** From 0. */
  row: number
  column: 'name' | 'code'
  code: 'annex.code-twice' | 'annex.row-twice'
  details: { read: string; other: number }
}

const nameKey = ({ field, name }: AnnexRow) => `${fold(field ?? '')}|${fold(name)}`
const codeKey = (code: string) => fold(code)

/** Two rows of one code, or of one name in one field: the annex would list an activity twice. */
export function duplicatesIn(rows: readonly AnnexRow[]): RowsFault[] {
  const faults: RowsFault[] = []
  const codes = new Map<string, number>()
  const names = new Map<string, number>()
  for (const [n, row] of rows.entries()) {
    const sameCode = row.code === null ? undefined : codes.get(codeKey(row.code))
    const sameName = names.get(nameKey(row))
    if (sameCode !== undefined && row.code !== null) {
      faults.push({ row: n, column: 'code', code: 'annex.code-twice', details: { read: row.code, other: sameCode + 1 } })
    } else if (sameName !== undefined && row.code === null) {
      faults.push({ row: n, column: 'name', code: 'annex.row-twice', details: { read: row.name, other: sameName + 1 } })
    }
    if (row.code !== null && sameCode === undefined) codes.set(codeKey(row.code), n)
    if (sameName === undefined) names.set(nameKey(row), n)
  }
  return faults
}

/** The difference as it is told: against which declaration, and row by row. */
const Changed = z.strictObject({ before: AnnexRow, after: AnnexRow })
export const Difference = z.strictObject({
  against: z.strictObject({
    id: DeclarationId,
    number: z.string(),
    issuedOn: Day,
    edition: z.string(),
    listed: z.boolean().describe('false: its annex is not kept as a table'),
  }),
  edition: z.strictObject({ before: z.string(), after: z.string() }).nullable(),
  added: z.array(AnnexRow),
  removed: z.array(AnnexRow),
  changed: z.array(Changed),
})
export type Difference = z.infer<typeof Difference>

export interface Scope {
  edition: string
  rows: readonly AnnexRow[]
}

export interface ScopeDifference {
  edition: { before: string; after: string } | null
  added: AnnexRow[]
  removed: AnnexRow[]
  changed: { before: AnnexRow; after: AnnexRow }[]
}

const same = (a: AnnexRow, b: AnnexRow) => a.field === b.field && a.name === b.name && a.code === b.code && a.note === b.note

/**
 * What a re-declaration changes. Rows are the same activity when their code is the same, else when field and name are:
 * a code given later, or a name put right, is a change and not a removal with an addition.
 */
export function scopeDifference(before: Scope, after: Scope): ScopeDifference {
  const left = new Set(before.rows)
  const byCode = new Map<string, AnnexRow>()
  const byName = new Map<string, AnnexRow>()
  for (const row of before.rows) {
    if (row.code !== null && !byCode.has(codeKey(row.code))) byCode.set(codeKey(row.code), row)
    if (!byName.has(nameKey(row))) byName.set(nameKey(row), row)
  }
  const found = new Map<AnnexRow, AnnexRow>()
  const take = (row: AnnexRow, former: AnnexRow | undefined) => {
    if (former === undefined || found.has(row) || !left.delete(former)) return
    found.set(row, former)
  }
  for (const row of after.rows) if (row.code !== null) take(row, byCode.get(codeKey(row.code)))
  for (const row of after.rows) take(row, byName.get(nameKey(row)))
  return {
    edition: before.edition === after.edition ? null : { before: before.edition, after: after.edition },
    added: after.rows.filter((row) => !found.has(row)),
    removed: before.rows.filter((row) => left.has(row)),
    changed: after.rows.flatMap((row) => {
      const former = found.get(row)
      return former && !same(former, row) ? [{ before: former, after: row }] : []
    }),
  }
}

export const isSameScope = ({ edition, added, removed, changed }: ScopeDifference): boolean =>
  edition === null && added.length + removed.length + changed.length === 0
