import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { countedRows } from '../../../kernel/list.ts'
import { useFormat } from '../../use-format.ts'
import { useT } from '../../use-t.ts'
import { Button } from '../button.tsx'
import { EmptyState, ErrorState, Loading } from '../states.tsx'
import type { Column } from './column.ts'
import type { Filter } from './filter.ts'
import type { ListSource } from './list-source.ts'
import { TableCards } from './table-cards.tsx'
import { TableRows } from './table-rows.tsx'
import { TableTools } from './table-tools.tsx'
import { useKeptColumns } from './use-kept-columns.ts'
import { useListState } from './use-list-state.ts'
import { useRows } from './use-rows.ts'
import './data-table.css'

export interface DataTableProps<Row> {
  /** Names what is kept on this device: `agencies`. */
  name: string
  /** Names the table for who cannot see it: "Danh sách cơ quan". */
  label: string
  source: ListSource<Row>
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  /** Where a row leads: its first column links there, Enter opens it. */
  rowTo?: (row: Row) => string
  filters?: readonly Filter[]
  searchable?: boolean
  /** The order at first, `-on` for descending. */
  sort?: string
  /** Acts on the chosen rows; without it nothing can be chosen. */
  bulk?: (rows: readonly Row[], clear: () => void) => ReactNode
  /** What the list is for and the first act, while there are no rows at all. */
  empty: { title: string; text?: string; acts?: ReactNode }
  /** Tables in drawers keep their filters out of the address. */
  inAddress?: boolean
  /** Told the total in words ("385", "10.000+") for the title of the page. */
  onTotal?: (total: string | undefined) => void
}

const none: readonly Filter[] = []

/** The list used everywhere: filters as chips in the address, order, columns, choice, export, rows as they come into sight. */
export function DataTable<Row>({
  name,
  label,
  source,
  columns,
  rowKey,
  rowTo,
  filters = none,
  searchable = true,
  sort,
  bulk,
  empty,
  inAddress = true,
  onTotal,
}: DataTableProps<Row>) {
  const t = useT()
  const format = useFormat()
  const phone = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false })
  const [state, set] = useListState(filters, inAddress, sort)
  const list = useRows(source, state)
  const [shown, keepShown] = useKeptColumns(name, columns)
  const question = JSON.stringify([source.key, state])
  // A choice belongs to the rows that were asked for; another question begins without one.
  const [choice, setChoice] = useState<{ question: string; ids: Record<string, true> }>({ question, ids: {} })
  const chosen = choice.question === question ? choice.ids : {}
  const chosenRows = useMemo(() => list.rows.filter((row) => chosen[rowKey(row)]), [list.rows, chosen, rowKey])
  const clear = () => setChoice({ question, ids: {} })

  const total = list.total === undefined ? undefined : list.more ? `${format.number(countedRows)}+` : format.number(list.total)
  useEffect(() => onTotal?.(total), [onTotal, total])
  const narrowed = state.q !== undefined || Object.keys(state.filters).length > 0
  const body = {
    label,
    question,
    columns: columns.filter((column) => shown[column.id]),
    list,
    rowKey,
    rowTo,
    sort: state.sort,
    onSort: (next: string | undefined) => set({ sort: next }),
    chosen: bulk && chosen,
    onChosen: (ids: Record<string, true>) => setChoice({ question, ids }),
  }
  return (
    <div className="hc-table">
      {bulk && chosenRows.length > 0 ? (
        <div className="hc-table-tools hc-table-bulk">
          <strong role="status">{t('table.chosen', { count: chosenRows.length })}</strong>
          {bulk(chosenRows, clear)}
          <Button weight="quiet" onClick={clear}>
            {t('table.choose-none')}
          </Button>
        </div>
      ) : (
        <TableTools
          state={state}
          set={set}
          filters={filters}
          columns={columns}
          shown={shown}
          onShown={keepShown}
          source={source}
          more={list.more}
          searchable={searchable}
          views={inAddress && (searchable || filters.length > 0) ? name : undefined}
        />
      )}
      {list.error !== undefined && <ErrorState error={list.error} retry={list.retry} />}
      {list.loading ? (
        <Loading lines={10} />
      ) : list.rows.length > 0 ? (
        phone ? (
          <TableCards {...body} />
        ) : (
          <TableRows {...body} />
        )
      ) : (
        list.error === undefined &&
        (narrowed ? (
          <EmptyState
            icon="search"
            title={t('table.nothing-matches')}
            acts={
              <Button onClick={() => set({ q: undefined, ...Object.fromEntries(filters.map((filter) => [filter.key, undefined])) })}>
                {t('table.clear-filters')}
              </Button>
            }
          >
            {t('table.nothing-matches-text')}
          </EmptyState>
        ) : (
          <EmptyState title={empty.title} acts={empty.acts}>
            {empty.text}
          </EmptyState>
        ))
      )}
      <p className="hc-table-foot" role="status">
        {list.stale
          ? t('kit.loading')
          : list.total !== undefined && list.rows.length < list.total && t('table.loaded', { loaded: format.number(list.rows.length), total })}
      </p>
    </div>
  )
}
