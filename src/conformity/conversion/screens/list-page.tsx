import { useMemo } from 'react'
import { CampaignListId } from '../../../kernel/identity.ts'
import { RecordHistory } from '../../../register/history/screens/record-history.tsx'
import { useParam } from '../../../web/address.ts'
import { useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import { DataTable } from '../../../web/kit/data-table/data-table.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { Link } from '../../../web/kit/link.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { Facts } from '../../../web/kit/record-page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { type ListMember, listListMembers, showCampaignList } from '../campaign-list.contract.ts'

/** One list: its versions, its agencies, and what came of those that ended. */
export function CampaignListPage() {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const holds = useHolds()
  const { asked } = useAsOf()
  const campaignListId = useParam('campaignListId', CampaignListId)
  const { data, error, refetch } = useAnswer(
    showCampaignList,
    { params: { campaignListId: campaignListId ?? '' }, query: asked },
    { enabled: campaignListId !== undefined },
  )
  const source = useListSource(listListMembers, { params: { campaignListId: campaignListId ?? '' }, query: asked })
  const columns = useMemo<readonly Column<ListMember>[]>(
    () => [
      { id: 'name', header: t('campaign.column.agency'), lead: true, cell: (row) => row.name },
      { id: 'block', header: t('campaign.column.block'), width: 160, cell: (row) => row.blockName[language] },
      {
        id: 'state',
        header: t('campaign-list.column.state'),
        width: 190,
        cell: (row) =>
          row.endedOn ? (
            <StatusTag shape="ended">{t('campaign-list.ended', { day: format.day(row.endedOn) })}</StatusTag>
          ) : (
            <StatusTag shape="done">{t('campaign-list.exists')}</StatusTag>
          ),
      },
      {
        id: 'successors',
        header: t('campaign-list.column.successors'),
        width: 260,
        notOnPhone: true,
        cell: (row) => row.successors.map(({ name }) => name).join('; ') || '—',
      },
    ],
    [t, format, language],
  )
  const newest = data?.versions[0]
  return (
    <Page
      title={newest?.name ?? t('campaign-list.page')}
      back={{ to: '/campaign-lists', label: t('campaign-list.title') }}
      acts={
        newest &&
        holds('campaign.write') && (
          <Button weight="main" to={`/campaign-lists/new?renew=${campaignListId ?? ''}`}>
            {t('campaign-list.act.renew')}
          </Button>
        )
      }
    >
      {campaignListId === undefined ? (
        <Note tone="danger">{t('campaign-list.not-found')}</Note>
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data || !newest ? (
        <Loading />
      ) : (
        <>
          <Section title={t('campaign-list.versions')}>
            <Facts
              rows={data.versions.map((one) => ({
                label: t('campaign-list.version-line', { version: one.version, day: format.day(one.datedOn), members: format.number(one.members) }),
                value: [one.basis, one.paper?.number, one.reason].filter(Boolean).join(' · '),
              }))}
            />
          </Section>
          <Section title={t('campaign-list.used')}>
            {data.campaigns.length === 0 && <p className="hc-faint">{t('campaign-list.not-used')}</p>}
            {data.campaigns.map((one) => (
              <p key={`${one.id} ${one.dueOn}`}>
                <Link to={`/campaigns/${one.id}`}>{one.name}</Link> · {format.number(one.percent)} % · {format.day(one.dueOn)}
              </p>
            ))}
          </Section>
          <Section title={t('campaign-list.members')}>
            <DataTable
              name="campaign-list-members"
              label={t('campaign-list.members')}
              source={source}
              columns={columns}
              rowKey={(row) => row.agencyId}
              rowTo={(row) => `/agencies/${row.agencyId}`}
              empty={{ title: t('campaign-list.empty-title') }}
            />
          </Section>
          <RecordHistory of={newest.name} subject={data.id} />
        </>
      )}
    </Page>
  )
}
