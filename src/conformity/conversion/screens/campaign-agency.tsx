import { useState } from 'react'
import { AgencyId, CampaignId } from '../../../kernel/identity.ts'
import { useParam } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { Facts } from '../../../web/kit/record-page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { addressOf } from '../../../web/call.ts'
import { useHolds, useSeat } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { campaignStageFile, showCampaignAgency } from '../campaign.contract.ts'
import { MarkSheet } from './mark-sheet.tsx'

/** One agency in a campaign: where it stands, what proves it, and every stage that was recorded. */
export function CampaignAgencyPage() {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const holds = useHolds()
  const seat = useSeat()
  const { asked } = useAsOf()
  const campaignId = useParam('campaignId', CampaignId)
  const agencyId = useParam('agencyId', AgencyId)
  const known = campaignId !== undefined && agencyId !== undefined
  const [marking, setMarking] = useState(false)
  const { data, error, refetch } = useAnswer(
    showCampaignAgency,
    { params: { campaignId: campaignId ?? '', agencyId: agencyId ?? '' }, query: asked },
    { enabled: known },
  )
  const back = { to: `/campaigns/${campaignId ?? ''}`, label: data?.campaign.name ?? t('campaign.short') }
  const agency = data?.agency
  return (
    <Page
      title={agency ? t('campaign.agency.title', { name: agency.name }) : t('campaign.short')}
      back={back}
      acts={
        agency &&
        holds('campaign.write') &&
        agency.stage !== 'declared' && (
          <Button weight="main" onClick={() => setMarking(true)}>
            {t('campaign.act.mark')}
          </Button>
        )
      }
    >
      {!known ? (
        <Note tone="danger">{t('campaign.agency-not-found')}</Note>
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : (
        <>
          {!agency && <Note tone="soon">{t('campaign.agency.off')}</Note>}
          {agency && (
            <Section title={t('stage.title')}>
              <Facts
                rows={[
                  { label: t('campaign.column.agency'), value: <Link to={`/agencies/${agency.agencyId}`}>{agency.name}</Link> },
                  { label: t('campaign.column.block'), value: agency.blockName[language] },
                  { label: t('campaign.column.stage'), value: t(`stage.${agency.stage}`) },
                  { label: t('campaign.column.since'), value: agency.since && format.day(agency.since) },
                  {
                    label: t('campaign.column.behind'),
                    value: agency.behind ? t('campaign.behind.since', { stage: t(`stage.${agency.behind.stage}`), day: format.day(agency.behind.since) }) : '—',
                  },
                  {
                    label: t('campaign.column.declaration'),
                    value: agency.declaration && (
                      <Link to={`/declarations/${agency.declaration.id}`}>{`${agency.declaration.number} · ${agency.declaration.edition}`}</Link>
                    ),
                  },
                ]}
              />
            </Section>
          )}
          <Section title={t('campaign.agency.course')}>
            {data.stages.length === 0 && <p className="hc-faint">{t('campaign.agency.none')}</p>}
            <ul className="hc-campaign-chosen">
              {data.stages.map((stage) => (
                <li key={stage.sequence}>
                  <span>
                    <strong>{t(`stage.${stage.stage}`)}</strong> {format.day(stage.reachedOn)}
                    {stage.evidence && ` · ${stage.evidence}`}
                    {stage.paper && (
                      <>
                        {' · '}
                        <Link to={`/papers/${stage.paper.id}`}>{stage.paper.number}</Link>
                      </>
                    )}
                    {stage.file && (
                      <>
                        {' · '}
                        <a
                          className="hc-link"
                          href={addressOf(campaignStageFile, { params: { campaignId: data.campaign.id, fileId: stage.file.id }, query: { seat: seat?.id } })}
                        >
                          {stage.file.name}
                        </a>
                      </>
                    )}
                    {stage.reason && <span className="hc-faint"> · {stage.reason}</span>}
                  </span>
                  <span className="hc-faint">{t('campaign.agency.recorded', { at: format.time(stage.recordedAt) })}</span>
                </li>
              ))}
            </ul>
          </Section>
          {marking && agency && <MarkSheet campaignId={data.campaign.id} agencies={[agency]} onClose={() => setMarking(false)} />}
        </>
      )}
    </Page>
  )
}
