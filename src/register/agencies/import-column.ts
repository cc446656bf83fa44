import { z } from 'zod'
import type { Mapping } from '../imports/sheet-row.ts'

/** What a column of an imported file may hold. */
export const ImportField = z.enum([
  'code',
  'name',
  'shortName',
  'unit',
  'district',
  'kind',
  'block',
  'parent',
  'validFrom',
  'paperNumber',
  'paperDate',
  'obligation',
  'obligationBasis',
  'address',
])
export type ImportField = z.infer<typeof ImportField>

/** Titles under which files are likely to carry them; the first are those our own exports write. */
export const importColumns: readonly { key: ImportField; names: readonly string[] }[] = [
  { key: 'code', names: ['Mã', 'Code', 'Mã cơ quan', 'Mã đơn vị', 'Mã số', 'Agency code'] },
  { key: 'name', names: ['Tên cơ quan', 'Name', 'Tên đơn vị', 'Cơ quan', 'Đơn vị', 'Tên', 'Agency'] },
  { key: 'shortName', names: ['Tên viết tắt', 'Short name', 'Viết tắt', 'Tên gọi tắt'] },
  { key: 'unit', names: ['Đơn vị hành chính', 'Phường, xã, thị trấn', 'Phường xã', 'Administrative unit'] },
  { key: 'district', names: ['Quận, huyện', 'Quận huyện', 'Thuộc quận, huyện', 'District'] },
  { key: 'kind', names: ['Loại', 'Kind', 'Loại cơ quan', 'Loại hình'] },
  { key: 'block', names: ['Khối', 'Block', 'Khối cơ quan'] },
  { key: 'parent', names: ['Cơ quan cấp trên', 'Parent body', 'Cơ quan chủ quản', 'Trực thuộc', 'Mã cơ quan cấp trên', 'Parent'] },
  { key: 'validFrom', names: ['Có hiệu lực từ', 'In force from', 'Từ ngày', 'Ngày thành lập', 'Ngày hiệu lực', 'Valid from'] },
  { key: 'paperNumber', names: ['Số quyết định', 'Decision number', 'Số văn bản', 'Quyết định'] },
  { key: 'paperDate', names: ['Ngày quyết định', 'Decision date', 'Ngày văn bản', 'Ngày ban hành'] },
  { key: 'obligation', names: ['Bắt buộc áp dụng', 'Obligation', 'Nghĩa vụ áp dụng', 'Bắt buộc'] },
  { key: 'obligationBasis', names: ['Căn cứ pháp lý', 'Legal basis', 'Căn cứ'] },
  { key: 'address', names: ['Địa chỉ', 'Address', 'Trụ sở'] },
]

/** Fields that need a column, or a word that stands in for it: without them no row can be understood. */
export function missingFields(mapping: Mapping<ImportField>, defaults: { validFrom?: unknown; block?: unknown }): ImportField[] {
  const has = (field: ImportField) => mapping[field] !== undefined
  return [
    ...(has('name') || has('unit') ? [] : ['name' as const]),
    ...(has('block') || defaults.block !== undefined ? [] : ['block' as const]),
    ...(has('validFrom') || defaults.validFrom !== undefined ? [] : ['validFrom' as const]),
  ]
}
