/**
 * What the published facts do not say of the 39 bodies that are not People's Committees of districts: a short name, a code,
 * the symbol in their decisions and who signs. Codes and symbols are the demonstration's own, not the official identifiers
 * (H29.…), which were not at hand; no real number is drawn from them.
 */
export interface Body {
  code: string
  shortName: string
  /** "SNV" in 12/QĐ-SNV */
  symbol: string
  /** Title of the head who signs, never a name. */
  signer: string
  /** For vertical bodies: the central body they belong to, outside this authority. */
  outsideParent?: string
}

const department = (code: string, shortName: string, symbol = code): Body => ({ code, shortName, symbol, signer: 'Giám đốc' })
const subDepartment = (code: string, shortName: string, symbol: string): Body => ({ code, shortName, symbol, signer: 'Chi cục trưởng' })
const board = (code: string, shortName: string, symbol: string): Body => ({ code, shortName, symbol, signer: 'Trưởng ban' })

export const bodies: Readonly<Record<string, Body>> = {
  'Văn phòng Ủy ban nhân dân Thành phố': { code: 'VPUBND', shortName: 'VP UBND TP', symbol: 'VP', signer: 'Chánh Văn phòng' },
  'Sở Nội vụ': department('SNV', 'Sở Nội vụ'),
  'Sở Tư pháp': department('STP', 'Sở Tư pháp'),
  'Sở Kế hoạch và Đầu tư': department('SKHDT', 'Sở KH&ĐT', 'SKHĐT'),
  'Sở Tài chính': department('STC', 'Sở Tài chính'),
  'Sở Công Thương': department('SCT', 'Sở Công Thương'),
  'Sở Nông nghiệp và Phát triển nông thôn': department('SNN', 'Sở NN&PTNT'),
  'Sở Giao thông vận tải': department('SGTVT', 'Sở GTVT'),
  'Sở Xây dựng': department('SXD', 'Sở Xây dựng'),
  'Sở Tài nguyên và Môi trường': department('STNMT', 'Sở TN&MT'),
  'Sở Thông tin và Truyền thông': department('STTTT', 'Sở TT&TT'),
  'Sở Lao động - Thương binh và Xã hội': department('SLDTBXH', 'Sở LĐ-TB&XH', 'SLĐTBXH'),
  'Sở Văn hóa và Thể thao': department('SVHTT', 'Sở VH&TT'),
  'Sở Du lịch': department('SDL', 'Sở Du lịch'),
  'Sở Khoa học và Công nghệ': department('SKHCN', 'Sở KH&CN'),
  'Sở Giáo dục và Đào tạo': department('SGDDT', 'Sở GD&ĐT', 'SGDĐT'),
  'Sở Y tế': department('SYT', 'Sở Y tế'),
  'Sở Quy hoạch - Kiến trúc': department('SQHKT', 'Sở QH-KT'),
  'Sở Ngoại vụ': department('SNGV', 'Sở Ngoại vụ', 'SNgV'),
  'Thanh tra Thành phố': { code: 'TTTP', shortName: 'Thanh tra TP', symbol: 'TTTP', signer: 'Chánh Thanh tra' },
  'Ban Dân tộc': board('BDT', 'Ban Dân tộc', 'BDT'),

  'Chi cục Tiêu chuẩn Đo lường Chất lượng': subDepartment('CCTDC', 'Chi cục TĐC', 'TĐC'),
  'Chi cục Bảo vệ môi trường': subDepartment('CCBVMT', 'Chi cục BVMT', 'CCBVMT'),
  'Chi cục Kiểm lâm': subDepartment('CCKL', 'Chi cục Kiểm lâm', 'CCKL'),
  'Chi cục Thủy sản': subDepartment('CCTS', 'Chi cục Thủy sản', 'CCTS'),
  'Chi cục Thủy lợi': subDepartment('CCTL', 'Chi cục Thủy lợi', 'CCTL'),
  'Chi cục Trồng trọt và Bảo vệ thực vật': subDepartment('CCTTBVTV', 'Chi cục TT&BVTV', 'CCTTBVTV'),
  'Chi cục Chăn nuôi và Thú y': subDepartment('CCCNTY', 'Chi cục CN&TY', 'CCCNTY'),
  'Chi cục Phát triển nông thôn': subDepartment('CCPTNT', 'Chi cục PTNT', 'CCPTNT'),
  'Chi cục Dân số - Kế hoạch hóa gia đình': subDepartment('CCDSKHHGD', 'Chi cục DS-KHHGĐ', 'CCDSKHHGĐ'),

  'Ban Quản lý các khu chế xuất và công nghiệp': board('BQLKCXCN', 'BQL các KCX&CN', 'BQLKCXCN'),
  'Ban Quản lý Khu Công nghệ cao': board('BQLKCNC', 'BQL Khu CNC', 'BQLKCNC'),
  'Ban Quản lý Khu Nông nghiệp Công nghệ cao': board('BQLNNCNC', 'BQL Khu NNCNC', 'BQLNNCNC'),
  'Ban Quản lý An toàn thực phẩm': board('BQLATTP', 'BQL ATTP', 'BQLATTP'),
  'Ban Quản lý Khu đô thị mới Thủ Thiêm': board('BQLTT', 'BQL Thủ Thiêm', 'BQLTT'),

  'Công an Thành phố': { code: 'CATP', shortName: 'Công an TP', symbol: 'CATP', signer: 'Giám đốc', outsideParent: 'Bộ Công an' },
  'Cục Thuế Thành phố': { code: 'CTTP', shortName: 'Cục Thuế TP', symbol: 'CTTP', signer: 'Cục trưởng', outsideParent: 'Tổng cục Thuế' },
  'Cục Hải quan Thành phố': { code: 'CHQTP', shortName: 'Cục Hải quan TP', symbol: 'CHQTP', signer: 'Cục trưởng', outsideParent: 'Tổng cục Hải quan' },
  'Bảo hiểm xã hội Thành phố': { code: 'BHXHTP', shortName: 'BHXH TP', symbol: 'BHXHTP', signer: 'Giám đốc', outsideParent: 'Bảo hiểm xã hội Việt Nam' },
}
