import { TextInput } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { z } from 'zod'
import { fold } from '../../../kernel/fold.ts'
import { useSearchState } from '../../../web/address.ts'
import { Button } from '../../../web/kit/button.tsx'
import { FilterChip } from '../../../web/kit/data-table/filter-chip.tsx'
import { usePrinting } from '../../../web/kit/data-table/use-printing.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { FurtherActs } from '../../../web/kit/record-page.tsx'
import { EmptyState } from '../../../web/kit/states.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { readable } from '../../../web/readable.ts'
import type { ActLine } from '../act-line.ts'
import '../../../web/kit/data-table/data-table.css'
import { lineKinds } from './line-kinds.ts'
import type { PlacedFault } from './faults.ts'
import { lineWords } from './line-words.ts'
import type { Names } from './names.ts'

export interface LineTableProps {
  lines: readonly ActLine[]
  names: Names
  faults: readonly PlacedFault[]
  /** Without them the lines are only read. */
  acts?: {
    open: (id: string) => void
    duplicate: (id: string) => void
    remove: (id: string) => void
  }
}

interface Row {
  n: number
  line: ActLine
  words: string
  faults: readonly PlacedFault[]
}

const View = z.object({ lines: z.string().max(200).optional(), kind: z.string().max(100).optional(), faults: z.literal('1').optional() })

/** The lines of an act: found by words and kind, each as a sentence with what is wrong with it; drawn only where they are in sight. */
export function LineTable({ lines, names, faults, acts }: LineTableProps) {
  const t = useT()
  const format = useFormat()
  const [view, set] = useSearchState(View)
  const byLine = useMemo(() => Map.groupBy(faults, ({ line }) => line), [faults])
  const rows = useMemo<Row[]>(
    () => lines.map((line, n) => ({ n: n + 1, line, words: lineWords(line, names, t), faults: byLine.get(line.id) ?? [] })),
    [lines, names, t, byLine],
  )
  const words = fold(view.lines ?? '')
  const kinds = view.kind?.split(',')
  const shown = rows.filter(
    (row) =>
      (words === '' || fold(`${row.words} ${row.line.note ?? ''}`).includes(words)) &&
      (!kinds || kinds.includes(row.line.kind)) &&
      (view.faults === undefined || row.faults.length > 0),
  )
  const used = lineKinds.filter((kind) => lines.some((line) => line.kind === kind))
  const clear = () => set({ lines: undefined, kind: undefined, faults: undefined })
  return (
    <div className="hc-lines">
      {lines.length > 5 && (
        <div className="hc-row hc-not-printed">
          <TextInput
            className="hc-table-search"
            type="search"
            aria-label={t('acts.lines.search')}
            placeholder={t('acts.lines.search')}
            data-list-search
            value={view.lines ?? ''}
            maxLength={200}
            onChange={(event) => set({ lines: event.currentTarget.value || undefined })}
            leftSection={<Icon name="search" />}
            leftSectionPointerEvents="none"
          />
          <FilterChip
            filter={{
              key: 'kind',
              label: t('acts.lines.kind'),
              kind: 'choice',
              several: true,
              choices: used.map((kind) => ({ value: kind, label: t(`act.kind.${kind}`) })),
            }}
            value={view.kind}
            onChange={(kind) => set({ kind })}
          />
          {(byLine.size > 0 || view.faults !== undefined) && (
            <FilterChip
              filter={{ key: 'faults', label: t('acts.lines.check'), kind: 'choice', choices: [{ value: '1', label: t('acts.lines.with-faults') }] }}
              value={view.faults}
              onChange={(only) => set({ faults: only === '1' ? '1' : undefined })}
            />
          )}
          <span className="hc-faint" role="status">
            {shown.length < lines.length && t('acts.lines.shown', { shown: format.number(shown.length), total: format.number(lines.length) })}
          </span>
        </div>
      )}
      {shown.length === 0 && lines.length > 0 ? (
        <EmptyState icon="search" title={t('table.nothing-matches')} acts={<Button onClick={clear}>{t('table.clear-filters')}</Button>} />
      ) : (
        <Rows rows={shown} acts={acts} />
      )}
    </div>
  )
}

const estimated = 44
/** The sheet of the line tells all of them. */
const toldFaults = 2

function Rows({ rows, acts }: { rows: readonly Row[]; acts: LineTableProps['acts'] }) {
  const t = useT()
  const format = useFormat()
  const printing = usePrinting()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const moved = useRef<boolean>(false)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimated,
    overscan: 10,
    getItemKey: (n) => rows[n]?.line.id ?? n,
  })
  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    virtual.scrollToIndex(active)
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"] .hc-line-open`)?.focus({ preventScroll: true }))
  }, [active, virtual])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15 }[event.key]
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? rows.length - 1 : step === undefined ? undefined : active + step
    if (to === undefined) return
    event.preventDefault()
    moved.current = true
    setActive(Math.max(0, Math.min(rows.length - 1, to)))
  }
  const all = printing ? rows.map((_, index) => ({ index, start: 0 })) : virtual.getVirtualItems()
  const short = rows.length <= 12 || printing
  return (
    <section
      className="hc-lines-scroll hc-sheet"
      ref={scroller}
      aria-label={t('acts.lines.title')}
      data-all={short || undefined}
      {...(short || acts ? {} : { tabIndex: 0 })}
    >
      <ol className="hc-lines-list" aria-label={t('acts.lines.title')} style={printing ? undefined : { height: virtual.getTotalSize() }}>
        {all.map(({ index, start }) => {
          const row = rows[index]
          if (!row) return null
          const { line } = row
          return (
            <li
              key={line.id}
              ref={virtual.measureElement}
              data-index={index}
              data-faulty={row.faults.length > 0 || undefined}
              className="hc-line-row"
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              style={printing ? undefined : { transform: `translateY(${start}px)` }}
            >
              <span className="hc-line-n">{format.number(row.n)}</span>
              <span className="hc-line-kind">{t(`act.kind.${line.kind}`)}</span>
              <div className="hc-line-words">
                {acts ? (
                  <button
                    type="button"
                    className="hc-line-open"
                    tabIndex={index === Math.min(active, rows.length - 1) ? 0 : -1}
                    onFocus={() => setActive(index)}
                    onKeyDown={onKeyDown}
                    onClick={() => acts.open(line.id)}
                  >
                    {row.words}
                  </button>
                ) : (
                  row.words
                )}
                {line.note !== undefined && <p className="hc-faint hc-small">{line.note}</p>}
                {row.faults.slice(0, toldFaults).map((fault) => (
                  <p key={`${fault.path} ${fault.code} ${JSON.stringify(fault.details)}`} className="hc-line-fault">
                    {t(fault.code, readable(fault.details, format))}
                  </p>
                ))}
                {row.faults.length > toldFaults && <p className="hc-line-fault">{t('acts.lines.more-faults', { count: row.faults.length - toldFaults })}</p>}
              </div>
              {acts && (
                <FurtherActs
                  acts={[
                    { label: t('acts.lines.edit'), onClick: () => acts.open(line.id) },
                    { label: t('acts.lines.duplicate'), onClick: () => acts.duplicate(line.id) },
                    { label: t('acts.lines.remove'), onClick: () => acts.remove(line.id), danger: true },
                  ]}
                />
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
