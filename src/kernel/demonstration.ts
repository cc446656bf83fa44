import type { TwoLanguages } from './list.ts'

/** Stands wherever a demonstration names agencies: which of them had declared was never published. */
export const demonstrationNotices: TwoLanguages = {
  vi: 'Số liệu minh họa, không phải số liệu thực của cơ quan',
  en: 'Figures for demonstration only, not actual figures of the office',
}
export const demonstrationNotice = demonstrationNotices.vi

/** Lines above the table of a file. */
export const noticesOf = (demonstration: boolean | undefined, language: 'vi' | 'en'): string[] => (demonstration ? [demonstrationNotices[language]] : [])

/** A CSV has no place above its table, so the name says it. */
export const nameOf = (demonstration: boolean | undefined, name: string): string => (demonstration ? `so-lieu-minh-hoa-${name}` : name)
