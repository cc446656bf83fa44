import type { HalfYear } from '../../kernel/day.ts'

export const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
} as const

/** "Báo cáo 2020-H1 bản 1.docx"; an issued one goes by its number: "09_BC-SKHCN.pdf". */
export function fileName(of: { period: HalfYear | string; no: number | null; number: string | null }, format: keyof typeof mediaTypes): string {
  if (of.number !== null) return `${of.number.replaceAll('/', '_')}.${format}`
  return `Báo cáo ${of.period}${of.no === null ? ' (số liệu hiện tại)' : ` bản ${of.no}`}.${format}`
}

/** The page as a file of its own, with its style sheet inside. */
export const standalonePage = (title: string, css: string, paper: string): string =>
  `<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><title>${title.replace(/[&<>]/g, '')}</title><style>${css}</style></head><body>\n${paper}\n</body></html>\n`
