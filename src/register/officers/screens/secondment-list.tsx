import { useMemo } from 'react'
import { useAsOf } from '../../../web/as-of.ts'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import type { Filter } from '../../../web/kit/data-table/filter.ts'
import { ListPage } from '../../../web/kit/data-table/list-page.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { listSecondments, type SecondmentRow } from '../secondment.contract.ts'
import { SecondmentState } from './secondment-lines.tsx'

/** Who works elsewhere for a time. */
export function SecondmentList() {
  const t = useT()
  const format = useFormat()
  const holds = useHolds()
  const { asked } = useAsOf()
  const source = useListSource(listSecondments, { query: asked })
  const columns = useMemo<readonly Column<SecondmentRow>[]>(
    () => [
      {
        id: 'name',
        header: t('secondment.field.person'),
        width: 240,
        sort: true,
        lead: true,
        cell: (row) => (row.remark === null ? row.name : `${row.name} (${row.remark})`),
      },
      {
        id: 'hostName',
        header: t('secondment.field.hostName'),
        cell: (row) => row.hostName ?? <span className="hc-faint">{t('secondment.host-unknown')}</span>,
      },
      { id: 'purpose', header: t('secondment.field.purpose'), cell: (row) => row.purpose },
      { id: 'validFrom', header: t('secondment.field.validFrom'), width: 120, sort: true, cell: (row) => format.day(row.validFrom) },
      { id: 'validTo', header: t('secondment.field.validTo'), width: 140, sort: true, cell: (row) => (row.validTo === null ? '—' : format.day(row.validTo)) },
      { id: 'state', header: t('secondment.field.state'), width: 160, cell: (row) => <SecondmentState row={row} /> },
    ],
    [t, format],
  )
  const filters: readonly Filter[] = [
    {
      key: 'state',
      label: t('secondment.field.state'),
      kind: 'choice',
      choices: (['current', 'ended', 'coming'] as const).map((state) => ({ value: state, label: t(`secondment.state.${state}`) })),
    },
  ]
  const add = holds('officer.write') && (
    <Button weight="main" icon="plus" to="/secondments/new">
      {t('secondment.act.record')}
    </Button>
  )
  return (
    <ListPage
      name="secondments"
      title={t('secondment.list.title')}
      acts={
        <>
          <Button weight="quiet" to="/people">
            {t('person.list.title')}
          </Button>
          {add}
        </>
      }
      source={source}
      columns={columns}
      filters={filters}
      sort="-validFrom"
      rowKey={(row) => row.secondmentId}
      rowTo={(row) => `/secondments/${row.secondmentId}`}
      empty={{ title: t('secondment.list.empty'), text: t('secondment.list.empty-text'), acts: add }}
    />
  )
}
