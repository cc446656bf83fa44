import { useMemo } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import type { Filter } from '../../../web/kit/data-table/filter.ts'
import { ListPage } from '../../../web/kit/data-table/list-page.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { type DraftRow, listDrafts } from '../draft.contract.ts'
import { DraftState } from '../draft.ts'
import { shapeOfDraft } from './declaration-tags.ts'

/** What is being drafted, and what became of it. */
export function DraftList() {
  const t = useT()
  const format = useFormat()
  const mayDraft = useHolds()('declaration.draft')
  const source = useListSource(listDrafts, {})
  const columns = useMemo<readonly Column<DraftRow>[]>(
    () => [
      { id: 'agency', header: t('declaration.field.agencyId'), sort: true, lead: true, cell: (row) => row.agencyName },
      {
        id: 'state',
        header: t('draft.field.state'),
        width: 160,
        sort: true,
        cell: (row) => <StatusTag shape={shapeOfDraft[row.state]}>{t(`draft.state.${row.state}`)}</StatusTag>,
      },
      { id: 'kind', header: t('declaration.field.kind'), width: 130, cell: (row) => t(`declaration.kind.${row.kind}`) },
      { id: 'edition', header: t('declaration.field.edition'), width: 165, cell: (row) => row.edition },
      { id: 'rows', header: t('draft.field.rowCount'), width: 90, cell: (row) => format.number(row.rowCount) },
      { id: 'number', header: t('declaration.field.number'), width: 140, notOnPhone: true, cell: (row) => row.number ?? '—' },
      { id: 'changedAt', header: t('draft.field.changedAt'), width: 150, sort: true, cell: (row) => format.time(row.changedAt) },
    ],
    [t, format],
  )
  const filters: readonly Filter[] = [
    {
      key: 'state',
      label: t('draft.field.state'),
      kind: 'choice',
      several: true,
      choices: DraftState.options.map((state) => ({ value: state, label: t(`draft.state.${state}`) })),
    },
  ]
  const acts = mayDraft && (
    <Button weight="main" icon="plus" to="/declarations/drafts/new">
      {t('draft.act.create')}
    </Button>
  )
  return (
    <ListPage
      name="declaration-drafts"
      title={t('draft.list.title')}
      acts={acts}
      source={source}
      columns={columns}
      filters={filters}
      sort="-changedAt"
      rowKey={(row) => row.id}
      rowTo={(row) => (row.state === 'issued' ? `/declarations/${row.id}` : `/declarations/drafts/${row.id}`)}
      empty={{ title: t('draft.list.empty'), text: t('draft.list.empty-text'), acts }}
    />
  )
}
