import { useMemo } from 'react'
import { useAsOf } from '../../../web/as-of.ts'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import { ListPage } from '../../../web/kit/data-table/list-page.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { type CampaignRow, listCampaigns } from '../campaign.contract.ts'
import { CampaignKind } from '../campaign.ts'

/** "Chiến dịch chuyển đổi". */
export function CampaignTable() {
  const t = useT()
  const format = useFormat()
  const holds = useHolds()
  const { asked } = useAsOf()
  const source = useListSource(listCampaigns, { query: asked })
  const columns = useMemo<readonly Column<CampaignRow>[]>(
    () => [
      { id: 'name', header: t('campaign.field.name'), sort: true, lead: true, cell: (row) => row.name },
      { id: 'kind', header: t('campaign.field.kind'), width: 130, cell: (row) => t(`campaign.kind.${row.kind}`) },
      { id: 'edition', header: t('campaign.field.toEdition'), width: 180, cell: (row) => row.toEdition },
      { id: 'startsOn', header: t('campaign.field.startsOn'), width: 120, sort: true, cell: (row) => format.day(row.startsOn) },
      { id: 'endsOn', header: t('campaign.field.endsOn'), width: 120, sort: true, cell: (row) => format.day(row.endsOn) },
      { id: 'targets', header: t('campaign.field.targets'), width: 100, align: 'right', cell: (row) => format.number(row.targets) },
    ],
    [t, format],
  )
  const acts = (
    <>
      {holds('campaign.write') && (
        <Button weight="main" icon="plus" to="/campaigns/new">
          {t('campaign.act.create')}
        </Button>
      )}
      <Button to="/campaign-lists">{t('campaign.act.lists')}</Button>
      <Button to="/editions">{t('campaign.act.editions')}</Button>
    </>
  )
  return (
    <ListPage
      name="campaigns"
      title={t('campaign.title')}
      acts={acts}
      source={source}
      columns={columns}
      filters={[
        {
          key: 'kind',
          label: t('campaign.field.kind'),
          kind: 'choice',
          several: true,
          choices: CampaignKind.options.map((kind) => ({ value: kind, label: t(`campaign.kind.${kind}`) })),
        },
      ]}
      sort="-startsOn"
      rowKey={(row) => row.id}
      rowTo={(row) => `/campaigns/${row.id}`}
      empty={{ title: t('campaign.list.empty'), text: t('campaign.list.empty-text'), acts }}
    />
  )
}
