import { useMemo } from 'react'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import { ListPage } from '../../../web/kit/data-table/list-page.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { listPlans, type PlanRow } from '../plan.contract.ts'
import { PlanKind } from '../plan-line.ts'
import { shapeOfPlan } from './plan-tags.ts'

export function PlanList() {
  const t = useT()
  const format = useFormat()
  const holds = useHolds()
  const source = useListSource(listPlans)
  const columns = useMemo<readonly Column<PlanRow>[]>(
    () => [
      { id: 'title', header: t('plan.field.title'), lead: true, cell: (row) => row.title },
      { id: 'kind', header: t('plan.field.kind'), width: 160, cell: (row) => t(`plan.kind.${row.kind}`) },
      { id: 'year', header: t('plan.field.year'), width: 70, align: 'right', cell: (row) => String(row.year) },
      {
        id: 'state',
        header: t('plan.field.standing'),
        width: 160,
        cell: (row) => <StatusTag shape={shapeOfPlan[row.state]}>{t(`plan.standing.${row.state}`)}</StatusTag>,
      },
      {
        id: 'paper',
        header: t('plan.field.paper'),
        width: 190,
        cell: (row) => (row.paper ? `${row.paper.number}, ${format.day(row.paper.issuedOn)}` : '—'),
      },
      {
        id: 'progress',
        header: t('plan.field.progress'),
        width: 190,
        cell: (row) => (
          <>
            {t('plan.list.progress', { done: row.counts.done, lines: row.counts.lines })}
            {row.counts.overdue > 0 && (
              <>
                <br />
                {t('plan.list.overdue', { count: row.counts.overdue })}
              </>
            )}
          </>
        ),
      },
    ],
    [t, format],
  )
  const acts = holds('plan.write') && (
    <Button weight="main" icon="plus" to="/plans/new">
      {t('plan.act.begin')}
    </Button>
  )
  return (
    <ListPage
      name="plans"
      title={t('plan.title')}
      acts={acts}
      source={source}
      columns={columns}
      filters={[
        {
          key: 'kind',
          label: t('plan.field.kind'),
          kind: 'choice',
          several: true,
          choices: PlanKind.options.map((kind) => ({ value: kind, label: t(`plan.kind.${kind}`) })),
        },
      ]}
      rowKey={(row) => row.id}
      rowTo={(row) => `/plans/${row.id}`}
      empty={{ title: t('plan.list.empty'), text: t('plan.list.empty-text'), acts }}
    />
  )
}
