import { pick } from './pick.ts'

// Both habits of the tone mark (Hoà, Hòa), đ and Đ, long and short syllables: what searching and sorting stumble over.
const syllables = [
  'An',
  'Bình',
  'Chánh',
  'Đa',
  'Đông',
  'Đức',
  'Gò',
  'Hạnh',
  'Hiệp',
  'Hoà',
  'Hưng',
  'Khánh',
  'Kiến',
  'Lạc',
  'Linh',
  'Lộc',
  'Long',
  'Mỹ',
  'Nghĩa',
  'Ngãi',
  'Nhuận',
  'Phong',
  'Phú',
  'Phước',
  'Quý',
  'Sơn',
  'Tân',
  'Tạo',
  'Tây',
  'Thạnh',
  'Thành',
  'Thới',
  'Thuận',
  'Thuỷ',
  'Trung',
  'Tường',
  'Vĩnh',
  'Xuân',
  'Yên',
  'Điền',
]
const fields = [
  'Khoa học và Công nghệ',
  'Nội vụ',
  'Tư pháp',
  'Kế hoạch và Đầu tư',
  'Tài chính',
  'Công thương',
  'Giao thông vận tải',
  'Xây dựng',
  'Quy hoạch và Kiến trúc',
  'Tài nguyên và Môi trường',
  'Thông tin và Truyền thông',
  'Lao động, Thương binh và Xã hội',
  'Văn hoá và Thể thao',
  'Du lịch',
  'Giáo dục và Đào tạo',
  'Y tế',
  'Nông nghiệp và Phát triển nông thôn',
  'An toàn thực phẩm',
  'Đối ngoại',
  'Thanh tra',
]

const habit = (text: string, i: number) => (i % 2 === 0 ? text : text.replaceAll('oà', 'òa').replaceAll('uỷ', 'ủy'))
const pair = (n: number) => `${syllables[n % 40] ?? ''} ${syllables[(Math.floor(n / 40) * 7 + n) % 40] ?? ''}`

const districtName = (d: number) => `${d % 8 === 7 ? 'Huyện' : 'Quận'} ${pair(d * 3)}${d < 40 ? '' : ` ${Math.floor(d / 40) + 1}`}`

export interface Names {
  name: string
  shortName: string
}

export function departmentNames(i: number): Names {
  const field = `${fields[i % 20] ?? ''}${i < 20 ? '' : ' và công tác phối hợp liên ngành'}`
  return { name: habit(`Sở ${field} Thành phố trực thuộc Trung ương`, i), shortName: `Sở ${field}` }
}

export const districtNames = (d: number): Names => ({ name: habit(`Ủy ban nhân dân ${districtName(d)}`, d), shortName: habit(`UBND ${districtName(d)}`, d) })

/** The n-th ward of a district; every seventh carries what a reorganisation adds to a name. */
export function wardNames(district: number, n: number): Names {
  const ward = `${n % 9 === 8 ? 'Xã' : 'Phường'} ${pair(district * 11 + n)}${n < 40 ? '' : ` ${n}`}`
  const added = n % 7 === 6 ? ' (hình thành trên cơ sở sắp xếp, nhập toàn bộ diện tích tự nhiên và quy mô dân số của các đơn vị hành chính cấp xã liền kề)' : ''
  return { name: habit(`Ủy ban nhân dân ${ward}${added}, ${districtName(district)}`, n), shortName: habit(`UBND ${ward}, ${districtName(district)}`, n) }
}

/** As somebody types it: a third comes from machines that decompose the marks (NFD). */
export const typed = (text: string, i: number): string => (i % 3 === 1 ? text.normalize('NFD') : text)

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô']
const given = [
  'An',
  'Bảo',
  'Châu',
  'Dũng',
  'Đạt',
  'Giang',
  'Hạnh',
  'Khoa',
  'Lan',
  'Minh',
  'Nga',
  'Oanh',
  'Phúc',
  'Quyên',
  'Sơn',
  'Thảo',
  'Uyên',
  'Vân',
  'Xuân',
  'Yến',
]
export const personName = (i: number): string =>
  `${families[pick('family', i, families.length)] ?? ''} ${i % 2 === 0 ? 'Văn' : 'Thị'} ${given[pick('given', i, given.length)] ?? ''}`
