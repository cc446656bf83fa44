import type { IssuingBody } from '../register/authority/set-up.ts'
import { facts } from './facts.ts'

const { authority } = facts
const placeName = authority.name

/** The chain of the demonstration. Signing forms and recipients are the usual ones, not copied from a real paper. */
export const demoChain: readonly IssuingBody[] = [
  {
    level: 'peoples-committee',
    name: authority.peoplesCommittee,
    symbol: 'UBND',
    placeName,
    signingForm: 'TM. ỦY BAN NHÂN DÂN',
    signerTitle: 'CHỦ TỊCH',
    recipients: ['Như Điều 3', 'Lưu: VT, (KT)'],
    seriesHere: [],
  },
  {
    level: 'department',
    name: authority.department,
    symbol: 'SKHCN',
    placeName,
    signingForm: '',
    signerTitle: 'GIÁM ĐỐC',
    recipients: ['Ủy ban nhân dân Thành phố', 'Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia', 'Lưu: VT, TĐC'],
    seriesHere: [],
  },
  {
    level: 'sub-department',
    name: authority.subDepartment,
    symbol: 'TĐC',
    placeName,
    signingForm: '',
    signerTitle: 'CHI CỤC TRƯỞNG',
    recipients: ['Sở Khoa học và Công nghệ', 'Lãnh đạo Chi cục', 'Lưu: VT, NSCL'],
    seriesHere: ['report'],
  },
  {
    level: 'division',
    name: authority.division,
    symbol: 'NSCL',
    placeName,
    signingForm: '',
    signerTitle: 'TRƯỞNG PHÒNG',
    recipients: ['Lãnh đạo Chi cục', 'Lưu: NSCL'],
    seriesHere: [],
  },
]
