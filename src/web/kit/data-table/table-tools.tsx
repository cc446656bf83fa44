import { Checkbox, Popover, TextInput } from '@mantine/core'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useSources } from '../../sources.ts'
import { useT } from '../../use-t.ts'
import { Button, IconButton } from '../button.tsx'
import { Icon } from '../icon.tsx'
import type { Column } from './column.ts'
import type { Filter } from './filter.ts'
import { Exports } from './exports.tsx'
import { FilterChip } from './filter-chip.tsx'
import type { ListSource } from './list-source.ts'
import { SavedViews } from './saved-views.tsx'
import type { ListState } from './use-list-state.ts'

export interface TableToolsProps<Row> {
  state: ListState
  set: (change: Record<string, string | undefined>) => void
  filters: readonly Filter[]
  columns: readonly Column<Row>[]
  shown: Readonly<Record<string, boolean>>
  onShown: (shown: Record<string, boolean>) => void
  source: ListSource<Row>
  /** More rows than a download holds. */
  more: boolean
  searchable: boolean
  /** The name under which views are saved; none where the address does not hold them. */
  views: string | undefined
}

export function TableTools<Row>({ state, set, filters, columns, shown, onShown, source, more, searchable, views }: TableToolsProps<Row>) {
  const t = useT()
  const { FollowedExport } = useSources()
  const [prepared, setPrepared] = useState<string | undefined>(undefined)
  const chosen = filters.filter((filter) => state.filters[filter.key] !== undefined)
  return (
    <div className="hc-table-tools">
      {searchable && <SearchBox value={state.q ?? ''} onChange={(q) => set({ q: q === '' ? undefined : q })} />}
      {filters.length > 0 && (
        <div className="hc-chips">
          {filters.map((filter) => (
            <FilterChip key={filter.key} filter={filter} value={state.filters[filter.key]} onChange={(value) => set({ [filter.key]: value })} />
          ))}
          {chosen.length > 1 && (
            <Button weight="quiet" onClick={() => set(Object.fromEntries(chosen.map((filter) => [filter.key, undefined])))}>
              {t('table.clear-filters')}
            </Button>
          )}
        </div>
      )}
      <span className="hc-table-tools-right">
        {views && (
          <SavedViews
            name={views}
            state={state}
            onOpen={(view) => set({ q: undefined, sort: undefined, ...Object.fromEntries(filters.map((filter) => [filter.key, undefined])), ...view })}
          />
        )}
        <ColumnChooser columns={columns} shown={shown} onShown={onShown} />
        {source.download && <Exports source={source} more={more} state={state} onPrepared={setPrepared} />}
      </span>
      {prepared !== undefined && FollowedExport && (
        <Suspense>
          <FollowedExport key={prepared} workId={prepared} onClose={() => setPrepared(undefined)} />
        </Suspense>
      )}
    </div>
  )
}

/** Waits for a pause in typing, so that one word is one question. */
function SearchBox({ value, onChange }: { value: string; onChange: (words: string) => void }) {
  const t = useT()
  const [typed, setTyped] = useState(value)
  const sent = useRef(value)
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setTyped(value)
  }, [value])
  useEffect(() => {
    if (typed.trim() === sent.current) return
    const pause = setTimeout(() => {
      sent.current = typed.trim()
      onChange(typed.trim())
    }, 250)
    return () => clearTimeout(pause)
  }, [typed, onChange])
  return (
    <TextInput
      className="hc-table-search"
      type="search"
      aria-label={t('table.search')}
      placeholder={t('table.search')}
      data-list-search
      value={typed}
      maxLength={200}
      onChange={(event) => setTyped(event.currentTarget.value)}
      leftSection={<Icon name="search" />}
      leftSectionPointerEvents="none"
    />
  )
}

function ColumnChooser<Row>({
  columns,
  shown,
  onShown,
}: {
  columns: readonly Column<Row>[]
  shown: Readonly<Record<string, boolean>>
  onShown: (shown: Record<string, boolean>) => void
}) {
  const t = useT()
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <IconButton icon="columns" label={t('table.columns')} />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('table.columns')}>
        <div className="hc-chip-choices">
          {columns.map((column) => (
            <Checkbox
              key={column.id}
              label={column.header}
              checked={shown[column.id] ?? true}
              disabled={column.lead === true}
              onChange={(event) => onShown({ ...shown, [column.id]: event.currentTarget.checked })}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
