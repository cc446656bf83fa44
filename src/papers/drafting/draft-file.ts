import { paperCss } from '../layout/paper-css.ts'
import { renderHtml } from '../layout/paper-page.ts'
import type { OfficialDocumentDraft } from '../layout/official-document.ts'
import { fold } from '../../kernel/fold.ts'
import type { DraftState } from './life-cycle.ts'

export const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
} as const

/** "du-thao-quyet-dinh-ve-viec-….docx"; an issued paper goes by its number. */
interface Named {
  state: DraftState
  number: string | null
  nameVi: string
  abstract: string
}

export function draftFileName({ number, nameVi, abstract, state }: Named, format: keyof typeof mediaTypes): string {
  if (state === 'issued' && number !== null) return `${number.replaceAll('/', '_')}.${format}`
  const words = fold(`dự thảo ${nameVi} ${abstract}`)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-|-$/g, '')
  return `${words}.${format}`
}

/** The paper as a page of its own, with its style sheet inside. */
export function draftPage(document: OfficialDocumentDraft, title: string): string {
  const paper = renderHtml(document, { figures: 'text', topHeading: 1 })
  return `<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><title>${title.replace(/[&<>]/g, '')}</title><style>${paperCss}</style></head><body>\n${paper}\n</body></html>\n`
}
