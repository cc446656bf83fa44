import { useMemo } from 'react'
import type { FigurePart, FigureSource } from '../../../web/kit/figure/figure-source.ts'
import { useCall, useSeat } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { exportCampaignAgencies, listCampaignAgencies } from '../campaign.contract.ts'

export interface TargetQuestion {
  campaignId: string
  target: string
  block?: string | undefined
  on?: string | undefined
  knownAt?: string | undefined
}

/** The names behind a figure of a campaign: the rows the board counted. */
export function useBoardSource({ campaignId, target, block, on, knownAt }: TargetQuestion): FigureSource {
  const { call, download } = useCall()
  const seat = useSeat()
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  return useMemo(() => {
    const params = { campaignId }
    const query = { target, block, on, knownAt }
    return {
      key: [seat?.id ?? '', listCampaignAgencies.name, campaignId, query, language],
      load: async (part: FigurePart, page, signal) => {
        const { rows, total, more } = await call(listCampaignAgencies, { params, query: { ...query, standing: part, ...page } }, { signal })
        return {
          rows: rows.map((row) => ({
            id: row.agencyId,
            name: row.name,
            to: `/campaigns/${campaignId}/agencies/${row.agencyId}`,
            reason:
              row.declaration && row.standing === 'declared' ? `${row.declaration.number} · ${format.day(row.declaration.issuedOn)}` : t(`stage.${row.stage}`),
            ...(row.behind ? { note: t('campaign.behind.since', { stage: t(`stage.${row.behind.stage}`), day: format.day(row.behind.since) }) } : {}),
          })),
          total,
          more,
        }
      },
      download: (part: FigurePart, fileFormat) =>
        download(exportCampaignAgencies, { params, query: { ...query, standing: part, format: fileFormat, language } }),
    } satisfies FigureSource
  }, [call, download, seat?.id, t, format, language, campaignId, target, block, on, knownAt])
}
