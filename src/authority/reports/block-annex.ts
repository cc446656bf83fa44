import type { BlockDraft } from '../../papers/layout/block.ts'
import { paragraph, row } from '../../papers/layout/composing.ts'
import type { Composition } from './composition.ts'
import { hasData, percentOf, type ProgressValue } from './figure-value.ts'
import { type Figure, progressOver, type Share } from './figures.ts'
import { changeSince, type Reference, referenceTitle, shownIn, signedChange } from './reference.ts'

/** N, n, not yet, no data and the share; where nobody has looked only N and the missing are known. */
const counts = (value: ProgressValue): string[] => {
  const told = (n: number) => (hasData(value) ? n.toLocaleString('vi-VN') : '—')
  return [value.N.toLocaleString('vi-VN'), told(value.n), told(value.notYet), value.noData.toLocaleString('vi-VN'), hasData(value) ? percentOf(value) : '—']
}

/** Blocks only, where the list is too long for paper: the names stand in the data kept with the version. */
export function blockTable(blocks: Share['blocks'], unit: string): BlockDraft[] {
  const rows = blocks.map((block, n) => {
    const value = progressOver(block.agencies)
    return row([String(n + 1), block.name.vi, ...counts(value)])
  })
  const all = blocks.reduce((sum, block) => sum + block.agencies.length, 0)
  return [
    {
      kind: 'table',
      unit,
      columns: [
        { width: 5, align: 'center' },
        { width: 40 },
        { width: 18, align: 'right' },
        { width: 18, align: 'right' },
        { width: 18, align: 'right' },
        { width: 18, align: 'right' },
        { width: 14, align: 'right' },
      ],
      head: [row(['STT', 'Khối', 'Số cơ quan', 'Đã công bố', 'Chưa công bố', 'Chưa có số liệu', 'Tỷ lệ'], true)],
      rows,
    },
    paragraph(`Danh sách ${all.toLocaleString('vi-VN')} cơ quan được lưu trong bản dữ liệu của báo cáo.`),
  ]
}

const compared = (one: Figure, references: readonly Reference[]) =>
  references.flatMap((reference) => [shownIn(reference, one.key), signedChange(changeSince(reference, one.key, one.value))])

/** Every block with its n/N, what it was in the other periods, and what changed since. */
export function comparedTable({ figures, facts }: Composition, unit: string): BlockDraft[] {
  const { references = [] } = facts
  const progress = figures.filter(({ value }) => value.kind === 'progress' && value.N > 0)
  if (progress.length === 0) return []
  let n = 0
  const rows = progress.flatMap((one) => {
    if (one.value.kind !== 'progress') return []
    const whole = one.key === one.section
    return [row([whole ? '' : String(++n), whole ? 'Cộng (khối chính)' : one.label.vi, ...counts(one.value), ...compared(one, references)], whole)]
  })
  const heads = references.flatMap((reference) => [referenceTitle(reference), 'Tăng, giảm'])
  return [
    {
      kind: 'table',
      unit,
      columns: [
        { width: 7, align: 'center' as const },
        { width: 40 },
        ...Array.from({ length: 5 + heads.length }, (_, at) => ({ width: at < 5 || at % 2 === 0 ? 16 : 22, align: 'right' as const })),
      ],
      head: [row(['STT', 'Khối', 'Số cơ quan', 'Đã công bố', 'Chưa công bố', 'Chưa có số liệu', 'Tỷ lệ', ...heads], true)],
      rows,
    },
    ...references.map((reference) => paragraph(sourceOf(reference))),
    ...(references.length > 0 ? [paragraph('Dấu “—”: chưa có số liệu.')] : []),
  ]
}

/** Where the figures of another period come from: a reader must be able to tell a report from what is known today. */
function sourceOf(reference: Reference): string {
  const { source, number, edition } = reference
  const from =
    source === 'issued'
      ? `theo Báo cáo số ${number ?? '…'}`
      : source === 'frozen'
        ? 'theo số liệu đã chốt của kỳ đó'
        : 'theo sổ theo dõi, kỳ đó không có báo cáo đã chốt'
  return `${referenceTitle(reference)}: ${from}${edition === null ? '' : `, theo ${edition}`}.`
}
