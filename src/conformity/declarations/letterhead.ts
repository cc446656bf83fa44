/** Words that bear no letter of a symbol. */
const silent = new Set(['và', 'của', 'các', 'với', 'cho'])

/** "Sở Khoa học và Công nghệ" and "Sở KH&CN" are SKHCN in the number of a paper: initials, and what is written in capitals whole. */
export function symbolOf(shortName: string): string {
  return shortName
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !silent.has(word.toLocaleLowerCase('vi')))
    .map((word) => (/^\p{Lu}{2,}$/u.test(word) || /^\d+$/.test(word) ? word : word.slice(0, 1).toLocaleUpperCase('vi')))
    .join('')
    .slice(0, 40)
}

/** "Ủy ban nhân dân Phường 5, Quận 10" governs "Phường 5". */
export const placeGoverned = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/^(ủy|uỷ) ban nhân dân\s+/iu, '')
    .replace(/,.*$/, '')

const namedAfterPerson = /hồ chí minh$/iu

/** The body above those that have none in the register: the People's Committee of a province or a city, else (a ministry) the authority itself. */
export function governingBody(authority: string): string {
  const name = authority.trim().normalize('NFC')
  if (!/^(tỉnh|thành phố)\s/iu.test(name)) return name
  // Inside a name the kind is written small, but for the city named after a person.
  return `Ủy ban nhân dân ${namedAfterPerson.test(name) ? name : name.replace(/^(tỉnh|thành phố)/iu, (kind) => kind.toLocaleLowerCase('vi'))}`
}
