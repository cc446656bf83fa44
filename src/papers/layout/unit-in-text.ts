/**
 * Names of administrative units inside a sentence, as Phụ lục II of NĐ 30/2020/NĐ-CP writes them: the common noun is small
 * before a proper name (quận Bình Thạnh, huyện Củ Chi), and has a capital before a numeral or the name of a person or an
 * event, and in two names of their own (Quận 1, Phường Võ Thị Sáu, Thủ đô Hà Nội, Thành phố Hồ Chí Minh).
 */
const unit = /(?<![\p{L}\p{N}])([Tt]ỉnh|[Tt]hành phố|[Tt]hủ đô|[Qq]uận|[Hh]uyện|[Tt]hị xã|[Tt]hị trấn|[Pp]hường|[Xx]ã|[Đđ]ặc khu)(\s+)(?=[\p{Lu}\p{N}])/gu

/** Persons and events in the names of units of the city and its neighbours; a list, because a name does not tell by itself. */
const namedAfter: readonly string[] = [
  'Hồ Chí Minh',
  'Điện Biên Phủ',
  'Võ Thị Sáu',
  'Nguyễn Thái Bình',
  'Phạm Ngũ Lão',
  'Nguyễn Cư Trinh',
  'Lê Minh Xuân',
  'Phạm Văn Hai',
  'Phạm Văn Cội',
  'Trần Phú',
  'Lê Hồng Phong',
  'Quang Trung',
  'Nguyễn Trãi',
  'Hai Bà Trưng',
]

const begins = (text: string, name: string) => text.startsWith(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length))

function capitalBefore(kind: string, rest: string): boolean {
  if (/^\d|^[IVX]+(?![\p{L}\p{N}])/u.test(rest)) return true
  if (kind === 'thủ đô') return begins(rest, 'Hà Nội')
  return namedAfter.some((name) => begins(rest, name))
}

const beginsSentence = /(?:^|[.!?:]\s+|\n\s*)$/u

/**
 * A name for the middle of a sentence: "Ủy ban nhân dân Quận Bình Thạnh" → "Ủy ban nhân dân quận Bình Thạnh"; "quận 1" → "Quận 1".
 * `whole`: a text of whole sentences, whose first letters stay. What is written in capitals throughout stays as it is.
 */
export function unitInText(text: string, { whole = false } = {}): string {
  return text.normalize('NFC').replace(unit, (match, kind: string, blank: string, at: number, all: string) => {
    const small = kind.toLocaleLowerCase('vi')
    const capital = `${small.charAt(0).toLocaleUpperCase('vi')}${small.slice(1)}`
    if (whole && beginsSentence.test(all.slice(0, at))) return `${kind === capital ? capital : kind}${blank}`
    return `${capitalBefore(small, all.slice(at + match.length)) ? capital : small}${blank}`
  })
}
