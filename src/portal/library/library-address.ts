import { pageAsked } from '../news/page-asked.ts'

/** What the address of the library says; every link keeps it, so that a link shows the same to whoever gets it. */
export interface LibraryAddress {
  q: string
  kind: string
  year: string
  /** Key of the issuer's name: folded, so that one issuer typed in two ways is one. */
  issuer: string
  page: number
}

const text = (value: unknown, longest: number): string => (typeof value === 'string' ? value.trim().slice(0, longest) : '')

export function readLibraryAddress(query: unknown): LibraryAddress {
  const asked = (query ?? {}) as Record<string, unknown>
  const year = text(asked['nam'], 4)
  return {
    q: text(asked['q'], 200),
    kind: text(asked['loai'], 40),
    year: /^(19|20|21)\d\d$/.test(year) ? year : '',
    issuer: text(asked['noi-ban-hanh'], 300),
    page: pageAsked(query),
  }
}

export function libraryAddressWith(path: string, asked: LibraryAddress, change: Partial<LibraryAddress> = {}): string {
  const { q, kind, year, issuer, page } = { ...asked, ...change }
  const search = new URLSearchParams()
  if (q !== '') search.set('q', q)
  if (kind !== '') search.set('loai', kind)
  if (year !== '') search.set('nam', year)
  if (issuer !== '') search.set('noi-ban-hanh', issuer)
  if (page > 1) search.set('trang', String(page))
  return search.size === 0 ? path : `${path}?${search}`
}
