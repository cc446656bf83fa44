/**
 * The blocks (khối) a new authority starts with: those of the programme's reports of 2018 and 2020. Plain data,
 * afterwards kept in the database. "Apart" is counted beside the main figure: 47/63 does not hold the communes.
 */
export const defaultBlocks = [
  { code: 'so-nganh', vi: 'Sở, ngành', en: 'Departments', apart: false },
  { code: 'quan-huyen', vi: 'Quận, huyện', en: 'Districts', apart: false },
  { code: 'chi-cuc', vi: 'Chi cục', en: 'Sub-departments', apart: false },
  { code: 'ban', vi: 'Ban', en: 'Boards', apart: false },
  { code: 'nganh-doc', vi: 'Ngành dọc', en: 'Vertical bodies', apart: false },
  { code: 'phuong-xa', vi: 'Phường, xã, thị trấn', en: 'Communes', apart: true },
] as const
