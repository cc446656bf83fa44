import { useMemo } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { uuidv7 } from '../../../kernel/uuid.ts'
import type { ExportFormat } from '../../../web/kit/data-table/list-source.ts'
import type { FigurePart, FigureSource } from '../../../web/kit/figure/figure-source.ts'
import { useCall, useHolds, useSeat } from '../../../web/session/session.tsx'
import { type Format, useFormat } from '../../../web/use-format.ts'
import { type T, useLanguage, useT } from '../../../web/use-t.ts'
import { type AgencyStanding, exportStandings, listStandings, startStandingExport } from '../conversion.contract.ts'

export interface StandingQuestion {
  edition: string
  on: Day
  knownAt?: string | undefined
  /** One block, or all that are counted apart or not. */
  block?: string | undefined
  apart?: boolean | undefined
}

/** The names behind a figure of n/N: every screen that shows one opens the same rows. */
export function useStandingSource({ edition, on, knownAt, block, apart }: StandingQuestion): FigureSource {
  const { call, download } = useCall()
  const seat = useSeat()
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const mayExport = useHolds()('declaration.export')
  return useMemo(() => {
    const query = { edition, on, knownAt, block, ...(apart === undefined ? {} : { apart: apart ? ('true' as const) : ('false' as const) }) }
    const source: FigureSource = {
      key: [seat?.id ?? '', listStandings.name, query, language],
      load: async (part, page, signal) => {
        const { rows, total, more } = await call(listStandings, { query: { ...query, standing: part, ...page } }, { signal })
        return {
          rows: rows.map((row) => ({ id: row.agencyId, name: row.name, to: `/agencies/${row.agencyId}`, ...reasonOf(row, part, t, format) })),
          total,
          more,
        }
      },
    }
    if (mayExport) {
      const asked = (part: FigurePart, fileFormat: ExportFormat) => ({ ...query, standing: part, format: fileFormat, language })
      source.download = (part, fileFormat) => download(exportStandings, { query: asked(part, fileFormat) })
      source.prepare = async (part, fileFormat) => (await call(startStandingExport, { body: asked(part, fileFormat) }, { key: uuidv7(new Date()) })).workId
    }
    return source
  }, [call, download, seat?.id, t, format, language, mayExport, edition, on, knownAt, block, apart])
}

function reasonOf({ declaration, reason, reviewedOn }: AgencyStanding, part: FigurePart, t: T, format: Format): { reason: string; note?: string } {
  const paper = declaration && t('conversion.paper', { number: declaration.number, issued: format.day(declaration.issuedOn), edition: declaration.edition })
  if (part === 'declared') return { reason: paper ?? '', ...(declaration ? { note: t(`declaration.annex.${declaration.annex}`) } : {}) }
  const reviewed = reviewedOn === null ? undefined : t('conversion.reviewed', { on: format.day(reviewedOn) })
  const note = [paper, reviewed].filter((line) => line !== null && line !== undefined).join(' · ')
  return { reason: t(`conversion.reason.${reason}`), ...(note === '' ? {} : { note }) }
}
