import { SheetRow, type Mapping, type RowFault } from '../../register/imports/sheet-row.ts'
import { type AnnexRow, duplicatesIn } from './annex.ts'

/** What a sheet of an annex may hold, and under which headings it is likely to stand. */
export const annexColumns = [
  { key: 'field', names: ['Lĩnh vực', 'Lĩnh vực hoạt động', 'Field'] },
  {
    key: 'name',
    names: [
      'Tên thủ tục hành chính, quy trình',
      'Tên thủ tục hành chính',
      'Tên TTHC',
      'Tên TTHC/quy trình',
      'Tên quy trình',
      'Thủ tục hành chính',
      'Tên',
      'Name',
    ],
  },
  { key: 'code', names: ['Mã hiệu quy trình', 'Mã hiệu', 'Mã quy trình', 'Ký hiệu', 'Mã', 'Code'] },
  { key: 'note', names: ['Ghi chú', 'Note'] },
] as const
export type AnnexColumn = (typeof annexColumns)[number]['key']

export interface ReadAnnex {
  rows: AnnexRow[]
  faults: RowFault[]
}

/** Reads the rows of a sheet; what is wrong is told per cell. A row of nothing but blanks, or of a section's title, is passed over. */
export function readAnnexRows(cells: readonly { row: number; cells: readonly string[] }[], mapping: Mapping<AnnexColumn>): ReadAnnex {
  const rows: AnnexRow[] = []
  const places: SheetRow<AnnexColumn>[] = []
  const faults: RowFault[] = []
  for (const { row, cells: texts } of cells) {
    const sheet = new SheetRow<AnnexColumn>(row, texts, mapping)
    const [field, name, code, note] = [sheet.text('field', 300), sheet.text('name', 1000), sheet.text('code', 80), sheet.text('note', 500)]
    if (field === null && name === null && code === null && note === null && sheet.faults.length === 0) continue
    const read = sheet.required('name', name)
    faults.push(...sheet.faults)
    if (read === undefined || sheet.faults.length > 0) continue
    rows.push({ field, name: read, code, note })
    places.push(sheet)
  }
  for (const { row, column, code, details } of duplicatesIn(rows)) {
    const place = places[row]
    const other = places[details.other - 1]
    if (!place || !other) continue
    place.fault(column, code, { read: details.read, other: other.row })
    faults.push(...place.faults.slice(-1))
  }
  return { rows, faults }
}
