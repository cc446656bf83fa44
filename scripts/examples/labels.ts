import type { DemoAgency, DemoBlock } from '../../src/demo/hcmc-2020.ts'

/** The words of the sample files; the import maps headings and words such as these. */
export const agencyHeadings = ['Mã', 'Tên cơ quan', 'Tên viết tắt', 'Loại', 'Khối', 'Cơ quan cấp trên', 'Có hiệu lực từ', 'Bắt buộc áp dụng'] as const
export const declarationHeadings = [
  'Cơ quan',
  'Mã cơ quan',
  'Số quyết định',
  'Ngày ban hành',
  'Ngày hiệu lực',
  'Phiên bản',
  'Loại công bố',
  'Người ký',
  'Chức vụ',
  'Phụ lục',
  'Ghi chú',
] as const

export const blockLabels = {
  'so-nganh': 'Sở, ngành',
  'quan-huyen': 'Quận, huyện',
  'chi-cuc': 'Chi cục',
  ban: 'Ban',
  'nganh-doc': 'Ngành dọc',
  'phuong-xa': 'Phường, xã, thị trấn',
} as const satisfies Record<DemoBlock, string>

export function kindLabel(agency: DemoAgency): string {
  switch (agency.kind) {
    case 'department':
      return 'Sở và tương đương'
    case 'sub-department':
      return 'Chi cục'
    case 'board':
      return agency.name.startsWith('Ban Quản lý') ? 'Ban quản lý' : 'Ban'
    case 'vertical-body':
      return 'Cơ quan ngành dọc'
    case 'district-committee':
    case 'commune-committee':
      return `Ủy ban nhân dân ${agency.unit?.kind ?? ''}`
  }
}

export const annexLabels = { 'none-yet': 'Chưa có phụ lục', 'on-paper': 'Có phụ lục kèm theo' } as const
export const declarationKindLabels = { initial: 'Lần đầu', redeclaration: 'Công bố lại' } as const
export const obligationLabel = 'Chưa xác định'
