import type { DemoActivity, DemoAgency, DemoBlock } from '../../src/demo/hcmc-2020.ts'
import type { PaperTopic } from '../../src/papers/registers/paper.ts'

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

export const paperHeadings = ['Loại văn bản', 'Số, ký hiệu', 'Ngày ban hành', 'Cơ quan ban hành', 'Trích yếu', 'Dùng trong báo cáo', 'Ghi chú'] as const
export const activityHeadings = [
  'Loại hoạt động',
  'Tên hoạt động',
  'Kỳ báo cáo',
  'Thời gian bắt đầu',
  'Số lượng',
  'Đơn vị tính',
  'Đơn vị, người thực hiện',
  'Kênh đăng tải',
  'Ghi chú',
] as const
export const planHeadings = [
  'STT',
  'Đề mục',
  'Nội dung công việc',
  'Số lượng',
  'Đơn vị tính',
  'Đơn vị chủ trì',
  'Đơn vị phối hợp',
  'Thời gian thực hiện',
] as const
export const planSections = { done: 'Công tác 6 tháng đầu năm', ahead: 'Nhiệm vụ 6 tháng cuối năm' } as const

export const paperKindLabels = { decision: 'Quyết định', officialLetter: 'Công văn' } as const
export const topicLabels = {
  'application-plan': 'Kế hoạch triển khai áp dụng',
  'inspection-plan': 'Kế hoạch kiểm tra',
  'inspection-team': 'Thành lập đoàn kiểm tra',
  'guidance-letter': 'Công văn hướng dẫn, lưu ý',
  'consultant-list': 'Danh sách tổ chức tư vấn',
  other: 'Nội dung khác',
} as const satisfies Record<PaperTopic, string>
/** Of the classes all that is known is that they were postponed. */
export const activityKindLabels = {
  'par-participation': 'Tham gia đánh giá chỉ số cải cách hành chính',
  newsletter: 'Bản tin',
  guidance: 'Hướng dẫn',
  secondment: 'Biệt phái',
  training: 'Lùi lớp đào tạo',
} as const satisfies Record<DemoActivity['kind'], string>

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
