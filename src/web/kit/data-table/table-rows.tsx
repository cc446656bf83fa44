import { Checkbox } from '@mantine/core'
import {
  columnVisibilityFeature,
  type ColumnDef,
  functionalUpdate,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useGo } from '../../address.ts'
import { useT } from '../../use-t.ts'
import { Icon } from '../icon.tsx'
import { Link } from '../link.tsx'
import type { Column } from './column.ts'
import { usePrinting } from './use-printing.ts'
import type { Rows } from './use-rows.ts'

export interface TableBodyProps<Row> {
  label: string
  /** Changes when other rows are asked for: the list then begins at its top. */
  question: string
  columns: readonly Column<Row>[]
  list: Rows<Row>
  rowKey: (row: Row) => string
  rowTo: ((row: Row) => string) | undefined
  sort: string | undefined
  onSort: (sort: string | undefined) => void
  chosen: Record<string, true> | undefined
  onChosen: (ids: Record<string, true>) => void
}

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature, rowSortingFeature })
const rowHeight = 36

/** Rows at a desk: a grid for arrows and Enter, drawn only where they are in sight. */
export function TableRows<Row>({ label, question, columns, list, rowKey, rowTo, sort, onSort, chosen, onChosen }: TableBodyProps<Row>) {
  const t = useT()
  const go = useGo()
  const printing = usePrinting()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const top = useRef(question)
  useEffect(() => {
    if (top.current === question) return
    top.current = question
    setActive(0)
    scroller.current?.scrollTo({ top: 0 })
  }, [question])
  const moved = useRef<boolean>(false)

  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, Row & object> => ({
          id: column.id,
          header: column.header,
          enableSorting: column.sort === true,
          accessorFn: (row) => row,
        }),
      ),
    [columns],
  )
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns])
  const sorting = sort === undefined ? [] : [{ id: sort.replace(/^-/, ''), desc: sort.startsWith('-') }]
  const table = useTable({
    features,
    columns: definitions,
    data: list.rows as readonly (Row & object)[] as (Row & object)[],
    getRowId: rowKey,
    manualSorting: true,
    enableSortingRemoval: false,
    state: { sorting, rowSelection: chosen ?? {} },
    enableRowSelection: chosen !== undefined,
    onSortingChange: (change) => {
      for (const next of functionalUpdate(change, sorting)) onSort(`${next.desc ? '-' : ''}${next.id}`)
    },
    onRowSelectionChange: (change) => onChosen(functionalUpdate(change, chosen ?? {})),
  })
  const { rows } = table.getRowModel()

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    getItemKey: (n) => rows[n]?.id ?? n,
  })
  const items = printing ? rows.map((_, index) => ({ index, start: 0, end: 0 })) : virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  const { hasNext, loadNext } = list
  useEffect(() => {
    if (hasNext && last >= rows.length - 30) loadNext()
  }, [hasNext, loadNext, last, rows.length])

  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    virtual.scrollToIndex(active)
    // The row may be drawn only after the scroll.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus({ preventScroll: true }))
  }, [active, virtual])
  const move = (to: number) => {
    moved.current = true
    setActive(Math.max(0, Math.min(rows.length - 1, to)))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.target !== event.currentTarget) return
    const row = rows[active]
    const to = targetOf(event.key, active, rows.length)
    if (to !== undefined) move(to)
    else if (event.key === 'Enter' && row && rowTo) go(rowTo(row.original))
    else if (event.key === ' ' && chosen) row?.toggleSelected()
    else return
    event.preventDefault()
  }

  return (
    <div className="hc-table-scroll hc-sheet" ref={scroller} data-stale={list.stale || undefined}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows take the focus is a grid
        role="grid"
        aria-label={label}
        aria-rowcount={list.more ? -1 : (list.total ?? -1) + 1}
        aria-multiselectable={chosen !== undefined}
        style={printing ? undefined : { minWidth: widthOf(columns) }}
      >
        <colgroup>
          {chosen && <col style={{ width: 40 }} />}
          {columns.map((column) => (
            <col key={column.id} style={column.width === undefined || printing ? undefined : { width: column.width }} />
          ))}
        </colgroup>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {chosen && (
                <th>
                  <Checkbox
                    aria-label={t('table.choose-all')}
                    checked={table.getIsAllRowsSelected()}
                    indeterminate={table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected()}
                    onChange={(event) => table.toggleAllRowsSelected(event.currentTarget.checked)}
                  />
                </th>
              )}
              {group.headers.map((header) => {
                const sorted = header.column.getIsSorted()
                return (
                  <th
                    key={header.id}
                    data-align={byId.get(header.column.id)?.align}
                    {...(header.column.getCanSort()
                      ? { 'aria-sort': sorted === 'asc' ? ('ascending' as const) : sorted === 'desc' ? ('descending' as const) : ('none' as const) }
                      : {})}
                  >
                    {/* Browsers repeat a head on each printed page without the buttons in it. */}
                    {header.column.getCanSort() && !printing ? (
                      <button
                        type="button"
                        className="hc-table-sort"
                        data-sorted={sorted || undefined}
                        onClick={() => header.column.toggleSorting(sorted === 'asc')}
                      >
                        {byId.get(header.column.id)?.header}
                        <Icon name={sorted === 'desc' ? 'down' : 'up'} size={12} />
                      </button>
                    ) : (
                      byId.get(header.column.id)?.header
                    )}
                  </th>
                )
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          <Gap height={printing ? 0 : (items[0]?.start ?? 0)} />
          {items.map(({ index }) => {
            const row = rows[index]
            if (!row) return null
            return (
              <tr
                key={row.id}
                ref={printing ? undefined : virtual.measureElement}
                data-index={index}
                aria-rowindex={index + 2}
                tabIndex={index === active ? 0 : -1}
                onKeyDown={onKeyDown}
                onFocus={() => setActive(index)}
                {...(chosen ? { 'aria-selected': row.getIsSelected() } : {})}
              >
                {chosen && (
                  <td>
                    <Checkbox
                      aria-label={t('table.choose-row', { n: index + 1 })}
                      checked={row.getIsSelected()}
                      tabIndex={index === active ? 0 : -1}
                      onChange={(event) => row.toggleSelected(event.currentTarget.checked)}
                    />
                  </td>
                )}
                {columns.map((column) => (
                  <td key={column.id} data-align={column.align}>
                    {column.lead && rowTo ? (
                      <Link to={rowTo(row.original)} tabIndex={index === active ? 0 : -1} className="hc-table-lead">
                        {column.cell(row.original)}
                      </Link>
                    ) : (
                      column.cell(row.original)
                    )}
                  </td>
                ))}
              </tr>
            )
          })}
          <Gap height={printing ? 0 : virtual.getTotalSize() - (items.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  )
}

/** The row a key leads to. */
function targetOf(key: string, from: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return from + 1
    case 'ArrowUp':
      return from - 1
    case 'PageDown':
      return from + 15
    case 'PageUp':
      return from - 15
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}

/** Stands for the rows that are not drawn. */
function Gap({ height }: { height: number }) {
  return height > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can take the focus
    <tr aria-hidden="true" className="hc-table-gap">
      <td style={{ height }} />
    </tr>
  ) : null
}

const widthOf = (columns: readonly { width?: number }[]): number => columns.reduce((sum, column) => sum + (column.width ?? 180), 0)
