import type { BodyValues } from './body-form.ts'

/** The words for the kind of unit stand before its name; only the one city named after a person keeps them in the place of a paper. */
const kindOfUnit = /^(tỉnh|thành phố)\s+/iu

/** "Thành phố Hồ Chí Minh" stays; "tỉnh Khánh Hòa" and "thành phố Đà Nẵng" are Khánh Hòa and Đà Nẵng in the line of place and date. */
export const placeOf = (authority: string): string => (/hồ chí minh$/iu.test(authority.trim()) ? authority.trim() : authority.trim().replace(kindOfUnit, ''))

/** Inside a name the kind is written small, but for the city named after a person (NĐ 30/2020, Phụ lục II: to be verified). */
const inName = (authority: string): string =>
  /hồ chí minh$/iu.test(authority.trim()) ? authority.trim() : authority.trim().replace(kindOfUnit, (kind) => kind.toLocaleLowerCase('vi'))

/** What a programme's chain looks like in most provinces; everything can be changed. */
export function chainDefaults(authority: string): BodyValues[] {
  const placeName = placeOf(authority)
  const committee = `Ủy ban nhân dân ${inName(authority)}`
  return [
    {
      level: 'peoples-committee',
      name: committee,
      symbol: 'UBND',
      placeName,
      signingForm: 'TM. ỦY BAN NHÂN DÂN',
      signerTitle: 'CHỦ TỊCH',
      recipients: 'Bộ Khoa học và Công nghệ\nCác sở, ban, ngành\nLưu: VT',
      seriesHere: [],
    },
    {
      level: 'department',
      name: 'Sở Khoa học và Công nghệ',
      symbol: 'SKHCN',
      placeName,
      signingForm: '',
      signerTitle: 'GIÁM ĐỐC',
      recipients: `${committee} (để báo cáo)\nLưu: VT, TĐC`,
      seriesHere: [],
    },
    {
      level: 'sub-department',
      name: 'Chi cục Tiêu chuẩn Đo lường Chất lượng',
      symbol: 'TĐC',
      placeName,
      signingForm: '',
      signerTitle: 'CHI CỤC TRƯỞNG',
      recipients: 'Sở Khoa học và Công nghệ (để báo cáo)\nLưu: VT, QLTC',
      seriesHere: [],
    },
    {
      level: 'division',
      name: 'Phòng Quản lý Tiêu chuẩn Chất lượng',
      symbol: 'QLTC',
      placeName,
      signingForm: '',
      signerTitle: 'TRƯỞNG PHÒNG',
      recipients: 'Lưu: VT',
      seriesHere: [],
    },
  ]
}
