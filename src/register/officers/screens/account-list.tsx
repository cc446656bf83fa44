import { useMemo } from 'react'
import { mayCreate, Role } from '../../../kernel/rights.ts'
import { Button } from '../../../web/kit/button.tsx'
import type { Column } from '../../../web/kit/data-table/column.ts'
import type { Filter } from '../../../web/kit/data-table/filter.ts'
import { ListPage } from '../../../web/kit/data-table/list-page.tsx'
import { useListSource } from '../../../web/kit/data-table/list-source.ts'
import { useHolds, useSeat } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { type AccountRow, listAccounts } from '../account.contract.ts'

/** People and the posts they act from. */
export function AccountList() {
  const t = useT()
  const format = useFormat()
  const holds = useHolds()
  const seat = useSeat()
  const source = useListSource(listAccounts)
  const columns = useMemo<readonly Column<AccountRow>[]>(
    () => [
      { id: 'name', header: t('account.field.name'), sort: true, lead: true, cell: (row) => row.name },
      { id: 'role', header: t('account.field.role'), width: 190, sort: true, cell: (row) => t(`role.${row.role}`) },
      { id: 'agency', header: t('account.field.agency'), cell: (row) => row.agencyName ?? t('account.list.office') },
      { id: 'title', header: t('account.field.title'), width: 180, hidden: true, cell: (row) => row.title || '—' },
      { id: 'username', header: t('account.field.username'), width: 160, sort: true, cell: (row) => row.username },
      { id: 'validFrom', header: t('account.field.validFrom'), width: 120, sort: true, cell: (row) => format.day(row.validFrom) },
      { id: 'validTo', header: t('account.field.validTo'), width: 120, cell: (row) => (row.validTo === null ? '—' : format.day(row.validTo)) },
    ],
    [t, format],
  )
  const filters: readonly Filter[] = [
    { key: 'role', label: t('account.field.role'), kind: 'choice', choices: Role.options.map((role) => ({ value: role, label: t(`role.${role}`) })) },
    {
      key: 'state',
      label: t('account.filter.state'),
      kind: 'choice',
      choices: (['current', 'ended', 'all'] as const).map((state) => ({ value: state, label: t(`account.state.${state}`) })),
    },
  ]
  const creates = seat !== undefined && holds('account.create') && Role.options.some((role) => mayCreate(seat.role, role))
  const create = creates && (
    <Button weight="main" icon="plus" to="/accounts/new">
      {t('account.act.create')}
    </Button>
  )
  return (
    <ListPage
      name="accounts"
      title={t('account.list.title')}
      acts={
        <>
          <Button weight="quiet" to="/letters">
            {t('letter.list.title')}
          </Button>
          {create}
        </>
      }
      source={source}
      columns={columns}
      filters={filters}
      sort="name"
      rowKey={(row) => row.seatId}
      rowTo={(row) => `/accounts/${row.officerId}`}
      empty={{ title: t('account.list.empty'), text: t('account.list.empty-text'), acts: create }}
    />
  )
}
