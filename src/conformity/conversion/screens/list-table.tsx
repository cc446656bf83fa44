import { useMemo } from 'react'
import { useAsOf } from '../../../web/as-of.ts'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import { ListPage } from '../../../web/kit/data-table/list-page.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { type ListHead, listCampaignLists } from '../campaign-list.contract.ts'

/** Named, dated lists of agencies: the denominators. */
export function CampaignListTable() {
  const t = useT()
  const format = useFormat()
  const holds = useHolds()
  const { asked } = useAsOf()
  const source = useListSource(listCampaignLists, { query: asked })
  const columns = useMemo<readonly Column<ListHead>[]>(
    () => [
      { id: 'name', header: t('campaign-list.field.name'), sort: true, lead: true, cell: (row) => row.name },
      { id: 'datedOn', header: t('campaign-list.field.datedOn'), width: 150, sort: true, cell: (row) => format.day(row.datedOn) },
      { id: 'members', header: t('campaign-list.field.members'), width: 120, sort: true, align: 'right', cell: (row) => format.number(row.members) },
      { id: 'version', header: t('campaign-list.field.version'), width: 80, align: 'right', cell: (row) => format.number(row.version) },
      { id: 'basis', header: t('campaign-list.field.basis'), width: 300, notOnPhone: true, cell: (row) => row.basis },
    ],
    [t, format],
  )
  const acts = holds('campaign.write') && (
    <Button weight="main" icon="plus" to="/campaign-lists/new">
      {t('campaign-list.act.create')}
    </Button>
  )
  return (
    <ListPage
      name="campaign-lists"
      title={t('campaign-list.title')}
      acts={acts}
      source={source}
      columns={columns}
      sort="-datedOn"
      rowKey={(row) => row.id}
      rowTo={(row) => `/campaign-lists/${row.id}`}
      empty={{ title: t('campaign-list.empty-title'), text: t('campaign-list.empty-text'), acts }}
    />
  )
}
