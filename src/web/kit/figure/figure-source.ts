import type { DownloadedFile } from '../../call.ts'
import type { ExportFormat, ListAnswer } from '../data-table/list-source.ts'

/** The three answers, never two. */
export const figureParts = ['declared', 'not-yet', 'no-data'] as const
export type FigurePart = (typeof figureParts)[number]

export interface FigureRow {
  id: string
  /** The agency, and where its page is. */
  name: string
  to?: string
  /** Why it stands in this list: number and date of its declaration, or what is missing. */
  reason: string
  note?: string
}

export interface FigureSource {
  key: readonly unknown[]
  load: (part: FigurePart, page: { q?: string | undefined; from: number; limit: number }, signal: AbortSignal) => Promise<ListAnswer<FigureRow>>
  download?: (part: FigurePart, format: ExportFormat) => Promise<DownloadedFile>
  /** As `prepare` of a list. */
  prepare?: (part: FigurePart, format: ExportFormat) => Promise<string>
}
